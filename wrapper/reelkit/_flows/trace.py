"""Looks for the trace of a lost create whose client request id the logs do not show.

A charge in the ledger, or a row without a client request id, is evidence that there is a job. The lack of both proves
nothing: a video is charged when it is finished.
"""

from collections.abc import Iterator

from reelkit._effects import Flow
from reelkit._errors import RateLimited, ReelkitError, ServerFailed, UnexpectedAnswer
from reelkit._flows.billing import Charge, LedgerTerms, read_charges
from reelkit._flows.journaling import write_journal
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import main_id
from reelkit._protocol.log_memory import WholeScan
from reelkit._protocol.routes import Memory
from reelkit_specs import find_model

MARGIN = 60.0  # seconds by which the times of charges and rows may differ


def trace(
    service: str, memory: Memory, terms: LedgerTerms, model: str, age: float, scan: WholeScan
) -> Flow[str | None]:
    """What shows that a create of *age* seconds ago may have a job; None if nothing does.

    That is a job of its model that no purchase has, with a charge and no row of the *scan* that has a client request
    id, or with a row without one.
    """
    reach = (age + MARGIN) * memory.clock_speed
    now = yield from write_journal(Journal.now)
    charges: list[Charge] = []
    try:
        charges = yield from read_charges(reach, now, terms)
    except (ServerFailed, RateLimited, UnexpectedAnswer) as error:
        return f"the ledger must be readable, too: {error}"
    except ReelkitError:  # this service has no ledger, or this key may not read it
        pass
    charged = (charge.job_id for charge in charges if charge.job_id and _is_of(charge.model, model))
    for place, job_ids in (("ledger has", charged), ("logs have", _unmarked(scan, model, reach))):
        for job_id in job_ids:
            if main_id(job_id) in scan.jobs or memory.has_created(job_id):
                continue
            if (yield from write_journal(Journal.by_job, service, job_id)) is None:
                known = f"the {place} it and no purchase has"
                return f"find out which create made the job {job_id}: {known}, so it may be this one"
    return None


def _unmarked(scan: WholeScan, model: str, reach: float) -> Iterator[str]:
    """The jobs of this model that the logs show without a client request id, of the last *reach* seconds."""
    for row in scan.unmarked:
        is_old = scan.newest is not None and row.created is not None and row.created < scan.newest - reach
        if _is_of(row.model, model) and not is_old:
            yield row.job_id


def _is_of(given: str | None, model: str) -> bool:
    """Whether the model of a charge or a row may be this one."""
    found = None if given is None else find_model(given)
    return given in (None, model) or (found is not None and found.id == model)
