"""Judges recorded traffic, without sending anything.

Only what a response says by itself and what the responses about one job say together can be judged.
"""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import is_accepted, job_id, requested_id
from reelkit_conformance._judge.coverage import Circumstances, Exercised
from reelkit_conformance._judge.evidence import RunLog, run_results
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._judge.job_checks import judge_jobs
from reelkit_conformance._judge.response_checks import judge_response
from reelkit_conformance._judge.strictness import judge_strictness
from reelkit_conformance._run.har_reader import RecordedExchange, read_entries
from reelkit_conformance._stages.plan import Settings
from reelkit_specs import find_model

CLOCK_RESOLUTION = 0.001  # seconds; most recordings have milliseconds
KEPT_REPEATS = 2  # equal responses about a job that are kept; two show that a status is stable


def judge_recording(settings: Settings) -> Report:
    """Return the report of a recording."""
    assert settings.recorded is not None  # set by --recorded
    started = time.monotonic()
    recording = _Recording()
    for entry in read_entries(settings.recorded):
        recording.add(entry)
    recording.judge_jobs()
    models = tuple(sorted(filter(None, set(recording.models.values()))))
    known = tuple({model.id: model for name in models if (model := find_model(name)) is not None}.values())
    return Report(
        target=", ".join(recording.origins) or str(settings.recorded),
        models=models,
        levels=settings.levels,
        seed=settings.seed,
        engines=("recorded",),
        planned_requests=0,
        planned_creates=0,
        requests=recording.entries,
        creates=recording.creates,
        planned_may_cost=0,
        may_cost=recording.creates,
        seconds=time.monotonic() - started,
        results=run_results(recording.log, settings.levels),
        exchanges=tuple(recording.evidence(settings.recorded)),
        ended_early=None if recording.jobs else f"none of {recording.entries} entries is a create or a fetch",
        started=recording.started,
        remarks=tuple(
            f"{count} of {recording.entries} entries {why}" for why, count in sorted(recording.unjudged.items())
        ),
        coverage=recording.exercised.coverage(known, Circumstances(settings.levels, ("recorded",))),
    )


class _Recording:
    """What is known of a recording while it is read; of each exchange, what the checks of jobs need."""

    def __init__(self) -> None:
        self.log = RunLog()
        self.exercised = Exercised()
        self.entries = self.creates = 0
        self.unjudged: Counter[str] = Counter()
        self.origins: dict[str, None] = {}
        self.models: dict[tuple[str, str], str | None] = {}  # by origin and job
        self.jobs: dict[tuple[str, str], list[Exchange]] = {}
        self.started = 0.0

    def add(self, entry: RecordedExchange | str) -> None:
        """Judge an entry by itself, and keep what the checks of jobs need."""
        self.entries += 1
        if isinstance(entry, str):
            self.unjudged[entry] += 1
            return
        origin, exchange = entry
        self.origins[origin] = None
        self.started = min(self.started or exchange.at, exchange.at)
        job = origin, requested_id(exchange) or job_id(exchange) or ""
        if exchange.request.call == "create":
            self.models[job] = exchange.request.model
            self.creates += is_accepted(exchange)
        self.log.model = self.models.get(job)
        self.exercised.add(exchange, self.log.model)
        self.log.add(judge_response(exchange))
        self.log.add(judge_strictness(exchange))
        kept = self.jobs.setdefault(job, [])
        if is_accepted(exchange) and _is_new(kept, exchange):
            kept.append(_without_details(exchange))

    def judge_jobs(self) -> None:
        """Judge the responses about each job together, and those about all jobs of a service."""
        for origin in self.origins:
            jobs = {job: kept for (place, job), kept in self.jobs.items() if place == origin}
            models = {model for job in jobs if (model := self.models.get((origin, job)))}
            for judgement in judge_jobs(exchange for kept in jobs.values() for exchange in kept):
                job = judgement.finding.job if judgement.finding else None
                self.log.model = self.models.get((origin, job or "")) or (min(models) if len(models) == 1 else None)
                self.log.add([judgement])

    def evidence(self, path: Path) -> Iterator[Exchange]:
        """Yield the exchanges of the findings and of their jobs, in a second pass over the file."""
        findings = [finding for _, finding in self.log.findings]
        wanted = {number for finding in findings for number in finding.evidence}
        jobs = {finding.job for finding in findings}
        wanted |= {one.number for (_, job), kept in self.jobs.items() if job in jobs for one in kept}
        for entry in read_entries(path) if wanted else ():
            if isinstance(entry, RecordedExchange) and entry.exchange.number in wanted:
                yield entry.exchange._replace(at=entry.exchange.at - self.started)


def _is_new(kept: list[Exchange], exchange: Exchange) -> bool:
    """Return whether the exchange adds something to the history of its job."""
    if not kept or exchange.request.call == "create":
        return True
    if exchange.at + CLOCK_RESOLUTION < kept[-1].at + kept[-1].seconds:
        return False  # concurrent requests: their order at the service is unknown
    return not all(one.body == exchange.body for one in kept[-KEPT_REPEATS:]) or len(kept) < KEPT_REPEATS


def _without_details(exchange: Exchange) -> Exchange:
    """Return the exchange without the details of its request, which may be long."""
    return exchange._replace(request=exchange.request._replace(headers=(), body=None), headers={})
