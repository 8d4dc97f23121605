"""Looks in the service's ledger for the trace of a lost create that the logs do not show.

A charge is evidence that there is a job, and the lack of one proves nothing: a video is charged when it is finished.
"""

from reelkit._effects import Flow
from reelkit._errors import RateLimited, ReelkitError, ServerFailed, UnexpectedAnswer
from reelkit._flows.journaling import write_journal
from reelkit._flows.ledger import LedgerTerms, read_charges
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import main_id
from reelkit._protocol.log_memory import WholeScan
from reelkit._protocol.routes import Memory
from reelkit_specs import find_model

MARGIN = 60.0  # seconds by which the time of a charge may differ


def unexplained_charge(
    service: str, memory: Memory, terms: LedgerTerms, model: str, age: float, scan: WholeScan
) -> Flow[str | None]:
    """What shows that a create of *age* seconds ago may have a job; None if nothing does.

    That is a charge for its model whose job no purchase has, and no row of the *scan* with a client request id.
    """
    now = yield from write_journal(Journal.now)
    try:
        charges = yield from read_charges((age + MARGIN) * memory.clock_speed, now, terms)
    except (ServerFailed, RateLimited, UnexpectedAnswer) as error:
        return f"the ledger must be readable, too: {error}"
    except ReelkitError:  # this service has no ledger, or this key may not read it
        return None
    for charge in charges:
        if charge.job_id is None or main_id(charge.job_id) in scan.jobs or memory.has_created(charge.job_id):
            continue
        found = None if charge.model is None else find_model(charge.model)
        if charge.model not in (None, model) and (found is None or found.id != model):
            continue
        if (yield from write_journal(Journal.by_job, service, charge.job_id)) is None:
            return (
                f"the ledger has a charge for job {charge.job_id}, which no purchase has and which may be its own; "
                "find out whose it is"
            )
    return None
