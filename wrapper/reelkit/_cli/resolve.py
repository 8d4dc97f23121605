"""`reelkit jobs resolve`: a person decides what nobody else can know."""

import time

import click

from reelkit._cli.support import shared_options as _options, terminal as _terminal
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, job_facts, purchase_facts
from reelkit._cli.support.run_state import Run, to_look_into
from reelkit._cli.support.values import text
from reelkit._errors import ReelkitError
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, INTENDED, UNKNOWN, Purchase
from reelkit._protocol.prices import estimate
from reelkit._protocol.request import prepare

BY_HAND = "given up by hand"


@click.command(cls=JobCommand)
@_options.purchase_key
@click.option("--job", type=text, metavar="ID", help="This is its job: finish it with `reelkit resume`.")
@click.option("--resubmit", is_flag=True, help="Buy it again, also if it failed.")
@click.option("--give-up", is_flag=True, help="There is no job; the key is free again.")
@click.option("--yes", is_flag=True, help="Do not ask before it is bought again.")
@_options.journal
@_options.record
@_options.base_url
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
    """Decide about a purchase of which nobody knows whether there is a job.

    `reelkit resume` looks for it in the service's logs first.
    """
    if [job is not None, resubmit, give_up].count(True) != 1:
        raise click.UsageError("say one of --job ID, --resubmit and --give-up")
    service = find_base_url(base_url)
    journal = run.journal = to_look_into(run.journal_file)
    purchase = journal.find(service, purchase_key) if journal else None
    if journal is None or purchase is None:
        raise ReelkitError(f"the journal has no open purchase {purchase_key!r} of {service}; see: reelkit jobs list")
    _check_state(journal, purchase, (UNKNOWN, FAILED) if resubmit else (UNKNOWN,))
    if job is not None:
        return _found(run, journal, purchase, job, base_url)
    if resubmit:
        return _bought_again(run, purchase, base_url, yes)
    purchase = journal.given_up(purchase, BY_HAND)
    return Result(f"{purchase.key!r} is given up; its key is free", purchase_facts(purchase))


def _check_state(journal: Journal, purchase: Purchase, states: tuple[str, ...]) -> None:
    if purchase.state == INTENDED:
        if not journal.is_left_behind(purchase):
            raise ReelkitError(f"{purchase.key!r} is being bought by another process; wait for it")
    elif purchase.state not in states:
        raise ReelkitError(f"{purchase.key!r} is {purchase.state}: there is nothing to decide")


def _found(run: Run, journal: Journal, purchase: Purchase, job_id: str, base_url: str | None) -> Result:
    """Note the id of its job."""
    with run.client(base_url) as client:
        job = client.attach(job_id, purchase.model)
    if job.purchase is not None:
        raise ReelkitError(f"job {job.id} is that of {job.purchase.key!r}; give the id of another job")
    purchase = journal.submitted(purchase, job.id, job.token())
    way_on = f"finish it with: {run.line('resume')}"
    return Result(f"{purchase.key!r} is job {purchase.job_id}", purchase_facts(purchase), (way_on,))


def _bought_again(run: Run, purchase: Purchase, base_url: str | None, is_sure: bool) -> Result:
    """Send one create, once a person knows what that means."""
    if not is_sure and not _terminal.ask(f"{_risk(purchase)}; buy it again?"):
        raise ReelkitError("nobody said yes, nothing was bought; --yes says it in advance")
    with run.client(base_url, buys=True) as client:
        job = run.bought(lambda: client.resubmit(purchase.key))
        way_on = run.line("resume")
        return Result(_terminal.one_line(job.id), job_facts(job) | {"resume": [way_on]}, (f"finish it with: {way_on}",))


def _risk(purchase: Purchase) -> str:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(purchase.intended_at))
    prepared = prepare(purchase.request, strict_rules=False)
    price = estimate(prepared.model, prepared.kind.resolution, prepared.kind.duration)
    cost = str(price) if price else "nobody knows how much"
    if purchase.state == FAILED:
        return f"{purchase.key!r} of {when} failed; again it costs {cost}"
    return f"{purchase.key!r} of {when} may have been created and billed already, and is then paid for twice: {cost}"
