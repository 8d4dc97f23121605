"""`reelkit jobs resolve`: the user decides about a purchase with an unknown outcome."""

import shlex
import time

import click

from reelkit._cli.support import shared_options, terminal
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, job_facts, purchase_facts
from reelkit._cli.support.run_state import RESOLVE, Run, existing_journal
from reelkit._cli.support.values import text
from reelkit._errors import ReelkitError
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, INTENDED, UNKNOWN, Purchase
from reelkit._protocol.prices import estimate
from reelkit._protocol.request import prepare
from reelkit_specs import printable

GIVEN_UP_REASON = "given up with `reelkit jobs resolve`"


@click.command(cls=JobCommand)
@shared_options.purchase_key
@click.option(
    "--job",
    type=text,
    metavar="ID",
    help="The id of the job that it created. Then finish the job with `reelkit resume`.",
)
@click.option("--resubmit", is_flag=True, help="Buy it again. Also allowed for a failed purchase.")
@click.option("--give-up", is_flag=True, help="Record that it has no job. The key can be used again.")
@click.option("--yes", is_flag=True, help="Buy again without asking for confirmation.")
@shared_options.journal
@shared_options.record
@shared_options.base_url
@click.pass_obj
def resolve(
    run: Run,
    /,
    purchase_key: str,
    job: str | None,
    resubmit: bool,
    give_up: bool,
    yes: bool,
    base_url: str | None,
) -> Result:
    """Resolve a purchase with an unknown outcome. Give exactly one of --job, --resubmit and --give-up.

    Run `reelkit resume` first: it searches the service's logs for the job.
    """
    if [job is not None, resubmit, give_up].count(True) != 1:
        raise click.UsageError("give exactly one of --job ID, --resubmit and --give-up")
    service = find_base_url(base_url)
    journal = run.journal = existing_journal(run.journal_file)
    purchase = journal.find(service, purchase_key) if journal else None
    if journal is None or purchase is None:
        raise ReelkitError(f"the journal has no open purchase {purchase_key!r} from {service}; see: reelkit jobs list")
    _check_state(journal, purchase, (UNKNOWN, FAILED) if resubmit else (UNKNOWN,))
    if job is not None:
        return _set_job(run, journal, purchase, job, base_url)
    if resubmit:
        return _resubmit(run, purchase, base_url, is_confirmed=yes)
    purchase = journal.given_up(purchase, GIVEN_UP_REASON)
    return Result(f"{purchase.key!r} is given up; the key can be used again", purchase_facts(purchase))


def _check_state(journal: Journal, purchase: Purchase, states: tuple[str, ...]) -> None:
    if purchase.state == INTENDED:
        if not journal.is_interrupted(purchase):
            raise ReelkitError(f"another process is buying {purchase.key!r} now; wait until it has finished")
    elif purchase.state not in states:
        message = f"nothing to resolve: the purchase {purchase.key!r} has the state {purchase.state!r}"
        if purchase.state == FAILED:
            message += f"; to buy it again: {RESOLVE} {shlex.quote(purchase.key)} --resubmit"
        raise ReelkitError(message)


def _set_job(run: Run, journal: Journal, purchase: Purchase, job_id: str, base_url: str | None) -> Result:
    """Record the id of the purchase's job."""
    with run.client(base_url) as client:
        job = client.attach(job_id, purchase.model)
    if job.purchase is not None:
        raise ReelkitError(f"job {job.id} belongs to the purchase {job.purchase.key!r}; give the id of another job")
    purchase = journal.submitted(purchase, job.id, job.token())
    note = f"to finish it: {run.command_line('resume')}"
    return Result(f"{purchase.key!r} is job {purchase.job_id}", purchase_facts(purchase), (note,))


def _resubmit(run: Run, purchase: Purchase, base_url: str | None, *, is_confirmed: bool) -> Result:
    """Send one create, after the user has confirmed the cost."""
    if not is_confirmed and not terminal.confirm(f"{_risk(purchase)}. Buy it again?"):
        raise ReelkitError("not confirmed, so nothing was bought; pass --yes to buy without asking")
    with run.client(base_url, buys=True) as client:
        job = run.submit_with(lambda: client.resubmit(purchase.key))
        command = run.command_line("resume")
        return Result(printable(job.id, keep=""), job_facts(job) | {"resume": [command]}, (f"to finish it: {command}",))


def _risk(purchase: Purchase) -> str:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(purchase.intended_at))
    prepared = prepare(purchase.request, strict_rules=False)
    price = estimate(prepared.model, prepared.kind.resolution, prepared.kind.duration)
    cost = str(price) if price else "unknown"
    if purchase.state == FAILED:
        return f"{purchase.key!r} of {when} failed. Cost of another attempt: {cost}"
    return f"{purchase.key!r} of {when} may have created a job already, so you may pay twice. Cost: {cost}"
