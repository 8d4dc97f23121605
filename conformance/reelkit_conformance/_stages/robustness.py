"""L2: unusual requests that must not cause a server error. They come last, because some may become jobs."""

from reelkit_conformance._cases.case import Sampling, unknown_job_id
from reelkit_conformance._cases.robust import RobustCase, robust_cases
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.level1_shape import Service
from reelkit_conformance._stages.level2_refusals import job_at


def check_robustness(log: RunLog, service: Service, sampling: Sampling) -> Flow[None]:
    """Judge whether unusual requests cause a server error; the contract does not say which of them are refused."""
    for address in service.addresses:
        job = job_at(service, address) or unknown_job_id(sampling.random(address, "robust"))
        yield from _send_cases(log, robust_cases(sampling, address, len(service.addresses) == 1, job))


def _send_cases(log: RunLog, cases: list[RobustCase]) -> Flow[None]:
    for name, request in cases:
        try:
            response = yield from send(request)
        except Withheld as withheld:
            log.record_skip("ERR-007", str(withheld))
            continue
        log.judge_if_accepted(response)
        if response.status is not None and response.status >= 500:
            log.record_failure("ERR-007", name, "no server error", f"status {response.status}", response)
        elif response.status is not None:
            log.record_pass("ERR-007")
