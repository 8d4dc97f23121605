"""`--log-format json`: a line for each state of a purchase and for each outcome."""

from reelkit._cli.support import terminal
from reelkit._cli.support.results import error_text
from reelkit._cli.support.run_state import Run
from reelkit._client.batch import OK, Outcome
from reelkit._journal.purchase import FAILED, UNKNOWN, Purchase


def log_purchases(run: Run) -> None:
    """Log each state that a purchase of this command gets."""
    if run.journal is not None:
        run.journal.tell(_log_purchase)


def _log_purchase(purchase: Purchase) -> None:
    terminal.log(
        "purchase",
        "warning" if purchase.state in (FAILED, UNKNOWN) else "info",
        key=purchase.key,
        job_id=purchase.job_id,
        model=purchase.model,
        state=purchase.state,
        credits=purchase.credits,
        reason=purchase.reason,
    )


def log_outcome(outcome: Outcome) -> None:
    """Log how a purchase, or a line that was not bought, has ended for this command."""
    terminal.log(
        "outcome",
        "info" if outcome.state == OK else "warning",
        key=outcome.key,
        job_id=outcome.job_id,
        state=outcome.state,
        credits=outcome.credits,
        message=None if outcome.error is None else error_text(outcome.error),
    )
