"""`reelkit jobs resolve`: the user decides about a purchase with an unknown outcome."""

import contextlib
import functools
import shlex
import time
from collections.abc import Callable, Iterator

import click

from reelkit._cli.support import exit_codes, shared_options, terminal
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result, job_facts, purchase_facts
from reelkit._cli.support.run_state import RESOLVE, Run, existing_journal
from reelkit._cli.support.values import duration, text
from reelkit._client.client import Client
from reelkit._errors import ReelkitError
from reelkit._flows.audit import LONGEST, Finding
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, INTENDED, UNKNOWN, Purchase
from reelkit._prices.estimates import Prices, known_prices
from reelkit._protocol.prices import Estimate
from reelkit._protocol.request import prepare
from reelkit_specs import counted, find_model, printable

CHARGES_MARGIN = 600.0  # seconds by which the clocks of this computer and of the service may differ
SHOWN_CHARGES = 5  # for each purchase
GIVEN_UP_REASON = "given up with `reelkit jobs resolve`"


@click.command(cls=JobCommand)
@shared_options.purchase_keys
@click.option("--all-unknown", is_flag=True, help="Resolve every purchase with an unknown outcome.")
@click.option(
    "--older-than",
    type=duration,
    metavar="DURATION",
    help="With --all-unknown: only purchases older than this, such as 90s, 15m or 1h.",
)
@click.option("--model", type=text, metavar="ID", help="With --all-unknown: only purchases of this model.")
@click.option(
    "--job",
    type=text,
    metavar="ID",
    help="Record this id as the job of the purchase; for one KEY. Then finish the job with `reelkit resume`.",
)
@click.option("--resubmit", is_flag=True, help="Buy the video again. Also allowed for a failed purchase.")
@click.option("--give-up", is_flag=True, help="Record that the purchase has no job. Its key can be used again.")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@shared_options.journal
@shared_options.record
@shared_options.base_url
@click.pass_obj
def resolve(
    run: Run,
    /,
    purchase_keys: tuple[str, ...],
    all_unknown: bool,
    older_than: float | None,
    model: str | None,
    job: str | None,
    resubmit: bool,
    give_up: bool,
    yes: bool,
    base_url: str | None,
) -> Iterator[Result]:
    """Resolve purchases with an unknown outcome. Give exactly one of --job, --resubmit and --give-up.

    Run `reelkit resume` first: it searches the service's logs for the jobs. Lists the purchases with what each may have
    cost, and asks once for all of them.
    """
    if [job is not None, resubmit, give_up].count(True) != 1:
        raise click.UsageError("give exactly one of --job ID, --resubmit and --give-up")
    if bool(purchase_keys) == all_unknown:
        raise click.UsageError("give either KEY or --all-unknown")
    if not all_unknown and (older_than is not None or model is not None):
        raise click.UsageError(
            "--older-than and --model work only with --all-unknown; leave them out, or replace KEY by --all-unknown"
        )
    if job is not None and len(purchase_keys) != 1:
        raise click.UsageError("--job is the id of one job; give exactly one KEY")
    service = find_base_url(base_url)
    journal = run.journal = existing_journal(run.journal_file)
    if all_unknown:
        purchases = _unknown(journal, service, older_than, model)
    else:
        purchases = [_find(journal, service, key, resubmit=resubmit) for key in dict.fromkeys(purchase_keys)]
    if not purchases or journal is None:
        yield Result("no purchase has an unknown outcome", None)
    elif job is not None:
        yield _set_job(run, journal, purchases[0], job, base_url)
    elif resubmit:
        yield from _resubmit(run, journal, purchases, base_url, is_confirmed=yes)
    else:
        if len(purchases) > 1 or all_unknown:
            charges = {} if yes else _charges(run, purchases, run.client(base_url))
            _confirm(run, purchases, "Give up", charges, known_prices(service, journal), is_confirmed=yes)
        yield from _each_unchanged(journal, purchases, functools.partial(_give_up, journal))


def _unknown(journal: Journal | None, service: str, older_than: float | None, model: str | None) -> list[Purchase]:
    """The purchases with an unknown outcome, including purchases of processes that have exited."""
    known = find_model(model) if model is not None else None
    wanted = known.id if known else model
    return [
        purchase
        for purchase in (journal.pending(service) if journal else ())
        if journal is not None
        and (purchase.state == UNKNOWN or (purchase.state == INTENDED and journal.is_interrupted(purchase)))
        and (older_than is None or journal.age(purchase) > older_than)
        and wanted in (None, purchase.model)
    ]


def _find(journal: Journal | None, service: str, key: str, *, resubmit: bool) -> Purchase:
    """The live purchase with this key, in a state that can be resolved."""
    purchase = journal.find(service, key) if journal else None
    if journal is None or purchase is None:
        raise ReelkitError(f"the journal has no purchase {key!r} from {service} to resolve; see: reelkit jobs list")
    _check_state(journal, purchase, (UNKNOWN, FAILED) if resubmit else (UNKNOWN,))
    return purchase


def _confirm(
    run: Run,
    purchases: list[Purchase],
    what: str,
    charges: dict[str, list[Finding]],
    prices: Prices,
    *,
    is_confirmed: bool,
) -> None:
    """List the purchases with the charges that may be theirs, and ask once."""
    for purchase in purchases:
        terminal.note(_risk(purchase, prices))
        _note_charges(run, charges.get(purchase.key, []))
    known = [price.credits for purchase in purchases if (price := _price(purchase, prices)) is not None]
    cost = f"about {sum(known):,.0f} credits" + (" and more" if len(known) < len(purchases) else "")
    if not is_confirmed and not terminal.confirm(f"{what} {counted(len(purchases), 'purchase')}, {cost}?"):
        raise ReelkitError("not confirmed, so nothing was changed; pass --yes to confirm without being asked")


def _note_charges(run: Run, seen: list[Finding]) -> None:
    """Print the charges that may be for one purchase."""
    for finding in seen[:SHOWN_CHARGES]:
        terminal.note(printable(f"  possibly its charge: {finding}", keep=""))
    if len(seen) > SHOWN_CHARGES:
        terminal.note(f"  and {len(seen) - SHOWN_CHARGES:,} more, see: {run.command_line('audit')}")


def _charges(
    run: Run, purchases: list[Purchase], opened: contextlib.AbstractContextManager[Client]
) -> dict[str, list[Finding]]:
    """The charges since then that may be for one of the purchases, by its key; none if they cannot be read."""
    ages = [time.time() - purchase.intended_at for purchase in purchases]
    since = max(age if age > 0 else LONGEST for age in ages)  # the clock may have been set back
    try:
        with opened as client:
            findings = client.audit(min(since + CHARGES_MARGIN, LONGEST)).findings
    except ReelkitError as error:
        terminal.note(f"the charges since then cannot be shown: {error}")
        return {}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.kind in ("no purchase", "not saved"):
            for key in finding.candidates or filter(None, [finding.key]):
                found.setdefault(key, []).append(finding)
    return found


def _check_state(journal: Journal, purchase: Purchase, states: tuple[str, ...]) -> None:
    if purchase.state == INTENDED:
        if not journal.is_interrupted(purchase):
            raise ReelkitError(f"another process is buying {purchase.key!r} now; wait until it has finished")
    elif purchase.state not in states:
        message = f"nothing to resolve: the purchase {purchase.key!r} has the state {purchase.state!r}"
        if purchase.state == FAILED:
            message += f"; to buy it again: {RESOLVE} {shlex.quote(purchase.key)} --resubmit"
        raise ReelkitError(message)


def _each_unchanged(journal: Journal, purchases: list[Purchase], act: Callable[[Purchase], Result]) -> Iterator[Result]:
    """Act on each purchase that has not changed since it was listed, and then report the others."""
    changed: list[Result] = []
    for purchase in purchases:
        if has_changed := _has_changed(journal, purchase):
            changed.append(has_changed)
        else:
            yield act(purchase)
    yield from changed  # last, because the last result decides the exit code


def _has_changed(journal: Journal, listed: Purchase) -> Result | None:
    """The result for a purchase that has changed since it was listed, and so was not confirmed; None if unchanged."""
    now = journal.latest(listed.service, listed.key)
    if now is not None and (now.id, now.state) == (listed.id, listed.state):
        return None
    change = "was replaced" if now is None or now.id != listed.id else f"has the state {now.state!r} by now"
    return Result(
        f"{listed.key!r} {change}, and nothing was done for it",
        purchase_facts(now or listed),
        (f"see: reelkit jobs show {shlex.quote(listed.key)}",),
        exit_codes.FAILED,
    )


def _give_up(journal: Journal, purchase: Purchase) -> Result:
    """Record that the purchase is given up."""
    given_up = journal.given_up(purchase, GIVEN_UP_REASON)
    return Result(f"{purchase.key!r} is given up; the key can be used again", purchase_facts(given_up))


def _set_job(run: Run, journal: Journal, purchase: Purchase, job_id: str, base_url: str | None) -> Result:
    """Record the id of the purchase's job."""
    with run.client(base_url, check=lambda: run.check_id(job_id)) as client:
        job = client.attach(job_id, purchase.model)
    if job.purchase is not None:
        raise ReelkitError(f"job {job.id} belongs to the purchase {job.purchase.key!r}; give the id of another job")
    purchase = journal.submitted(purchase, job.id, job.token())
    note = f"to finish it: {run.command_line('resume')}"
    return Result(f"{purchase.key!r} is job {purchase.job_id}", purchase_facts(purchase), (note,))


def _resubmit(
    run: Run, journal: Journal, purchases: list[Purchase], base_url: str | None, *, is_confirmed: bool
) -> Iterator[Result]:
    """Send one create for each purchase, after the user has confirmed the cost."""
    prices = known_prices(find_base_url(base_url), journal)
    with run.client(base_url, buys=True) as client:
        charges = {} if is_confirmed else _charges(run, purchases, contextlib.nullcontext(client))
        if len(purchases) > 1:
            if (balance := client.balance()) is not None:
                terminal.note(f"account balance: {balance}")
            _confirm(run, purchases, "Buy again", charges, prices, is_confirmed=is_confirmed)
        elif not is_confirmed:
            _note_charges(run, charges.get(purchases[0].key, []))
            if not terminal.confirm(f"{_risk(purchases[0], prices)}. Buy it again?"):
                raise ReelkitError("not confirmed, so nothing was bought; pass --yes to buy without asking")
        command = run.command_line("resume")

        def buy_again(purchase: Purchase) -> Result:
            job = run.submit_with(functools.partial(client.resubmit, purchase.key))
            notes = (f"to finish it: {command}",) if purchase is purchases[-1] else ()
            return Result(printable(job.id, keep=""), job_facts(job) | {"resume": [command]}, notes)

        yield from _each_unchanged(journal, purchases, buy_again)


def _risk(purchase: Purchase, prices: Prices) -> str:
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(purchase.intended_at))
    cost = str(_price(purchase, prices) or "unknown")
    if purchase.state == FAILED:
        return f"{purchase.key!r} of {when} failed. Cost of another attempt: {cost}"
    return f"{purchase.key!r} of {when} may have created a job already, so you may pay twice. Cost: {cost}"


def _price(purchase: Purchase, prices: Prices) -> Estimate | None:
    """The likely cost of another attempt."""
    return prices.estimate(prepare(purchase.request, strict_rules=False))
