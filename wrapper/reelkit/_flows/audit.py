"""Compares the journal with the service's logs and ledger: what was paid, what is here, and what does not agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from reelkit._effects import Flow, Note
from reelkit._errors import ReelkitError, public
from reelkit._flows.billing import Charge, LedgerTerms, read_charges
from reelkit._flows.journaling import write_journal
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, INTENDED, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase, main_id
from reelkit._logs.log_search import read_client_request_ids
from reelkit._protocol.log_memory import Search
from reelkit_specs import find_model

SETTLED = 120.0  # seconds after which a finished job is in the ledger, and a charged one in the journal
LONGEST = 91 * 86_400.0  # seconds; the service keeps its logs for 92 days

Kind = Literal["not saved", "charged twice", "no purchase", "never charged", "other cost"]


@public
class Finding(NamedTuple):
    """Something that does not agree. *credits* is the cost that the journal has, *charged* what the ledger has.

    *candidates* are the keys of purchases with an unknown outcome, one of which may have the job.
    """

    kind: Kind
    key: str | None
    job_ids: tuple[str, ...]
    model: str | None
    credits: float | None
    charged: float | None
    candidates: tuple[str, ...] = ()

    def __str__(self) -> str:
        what = f"the purchase {self.key!r}" if self.key is not None else f"a {self.model or 'video'} job"
        jobs = f"job{'s' if len(self.job_ids) > 1 else ''} {', '.join(self.job_ids)}"
        paid = "an unknown number of" if self.charged is None else f"{self.charged:,.0f}"
        return {
            "not saved": f"{what} was charged {paid} credits and its video is not saved: {jobs}",
            "charged twice": f"{what} was charged more than once, {paid} credits in all: {jobs}",
            "no purchase": f"{what} was charged {paid} credits and is not in the journal: {jobs}",
            "never charged": f"{what} is finished and was never charged: {jobs}",
            "other cost": f"{what} was charged {paid} credits, and the journal has {self.credits or 0:,.0f}: {jobs}",
        }[self.kind]


@public
class Audit(NamedTuple):
    """The result of an audit: the findings, and how many purchases and charges were compared.

    *others* are charges of models that are not in the contract, which were left out.
    """

    findings: tuple[Finding, ...]
    purchases: int
    charges: int
    others: int


class AuditSettings(Protocol):
    """The settings of a client that an audit needs."""

    @property
    def base_url(self) -> str: ...


def audit(settings: AuditSettings, search: Search, age: float, terms: LedgerTerms) -> Flow[Audit]:
    """Compare the purchases and charges of the last *age* seconds."""
    if age > LONGEST:
        raise ReelkitError(f"the service keeps its logs for 92 days; audit at most {LONGEST / 86_400:.0f} days")
    now = yield from write_journal(Journal.now)  # before the rest: what ends in the meantime is not judged
    charges = yield from read_charges(age, now, terms)
    client_request_ids = yield from read_client_request_ids(
        search, age + SETTLED, timeout=terms.timeout, allowed=terms.deadline
    )
    if isinstance(client_request_ids, str):
        yield Note(f"{client_request_ids}; charges are matched by the ids of jobs alone", warning=True)
        client_request_ids = {}
    purchases = yield from write_journal(Journal.without_requests, settings.base_url)
    about_videos = [charge for charge in charges if charge.model is None or find_model(charge.model) is not None]
    findings = compare(purchases, about_videos, client_request_ids, now - age, now)
    count = sum(purchase.intended_at >= now - age for purchase in purchases)
    return Audit(tuple(findings), count, len(about_videos), len(charges) - len(about_videos))


def compare(
    purchases: Sequence[Purchase],
    charges: Sequence[Charge],
    client_request_ids: Mapping[str, str],
    since: float,
    now: float,
) -> list[Finding]:
    """Compare purchases with charges. *client_request_ids* are those that the logs have for each job.

    Purchases are in order of their number. A purchase from before *since* is compared only if it was charged later.
    """
    by_job = {main_id(each.job_id): each for each in purchases if each.job_id is not None}
    client_request_ids = {main_id(job_id): request for job_id, request in client_request_ids.items()}
    by_request: dict[str, Purchase] = {}
    for each in purchases:
        by_request.setdefault(each.client_request_id, each)
    latest = {each.key: each.id for each in purchases}  # the others of a key are replaced or given up

    lost = [each for each in purchases if each.state in (INTENDED, UNKNOWN) and each.id == latest[each.key]]

    charges_of_job: dict[str, list[Charge]] = defaultdict(list)  # by the id without a model
    for charge in charges:
        if charge.job_id is not None:
            charges_of_job[main_id(charge.job_id)].append(charge)
    findings: list[Finding] = []
    jobs_of_key: dict[str, list[str]] = defaultdict(list)
    for job_id, charged in charges_of_job.items():
        purchase = by_job.get(job_id)
        request = client_request_ids.get(job_id) or (purchase.client_request_id if purchase else None)
        sent = by_request.get(request) if request else None
        if (first := sent or purchase) is not None:
            jobs_of_key[first.key].extend([job_id] * len(charged))
        if purchase is None and sent is not None and sent.state in (INTENDED, UNKNOWN) and sent.id == latest[sent.key]:
            purchase = sent
        findings += _judge_job(job_id, charged, purchase, [] if request else lost, now)
    for key, job_ids in jobs_of_key.items():
        if len(job_ids) > 1:
            entries = [charge for job_id in dict.fromkeys(job_ids) for charge in charges_of_job[job_id]]
            model = next((charge.model for charge in entries if charge.model), None)
            findings.append(Finding("charged twice", key, tuple(dict.fromkeys(job_ids)), model, None, _sum(entries)))
    findings += _never_charged(purchases, charges_of_job, since, now)
    order: list[Kind] = ["charged twice", "no purchase", "not saved", "other cost", "never charged"]
    return sorted(findings, key=lambda finding: order.index(finding.kind))


def _judge_job(
    job_id: str, charges: Sequence[Charge], purchase: Purchase | None, lost: Iterable[Purchase], now: float
) -> Iterable[Finding]:
    """What is wrong with one charged job by itself. The job may be that of a *lost* purchase."""
    paid = charges[0].credits
    if purchase is None:
        model = charges[0].model
        candidates = tuple(each.key for each in lost if model is None or _main_id(model) == _main_id(each.model))
        yield Finding("no purchase", None, (job_id,), model, None, _sum(charges), candidates)
        return
    facts = purchase.key, (job_id,), purchase.model
    is_wanted = purchase.state in (INTENDED, UNKNOWN, SUBMITTED) or (
        purchase.state == SUCCEEDED and purchase.save_to is not None
    )
    if is_wanted and now - purchase.intended_at >= SETTLED:
        yield Finding("not saved", *facts, purchase.credits, paid)
    expected = 0.0 if purchase.state == FAILED else purchase.credits
    if expected is not None and paid is not None and abs(expected - paid) >= 1:
        yield Finding("other cost", *facts, expected, paid)


def _never_charged(
    purchases: Iterable[Purchase], charges_of_job: Mapping[str, object], since: float, now: float
) -> Iterable[Finding]:
    for purchase in purchases:
        if purchase.job_id is None or main_id(purchase.job_id) in charges_of_job or purchase.intended_at < since:
            continue
        if purchase.state in (SUCCEEDED, SAVED) and purchase.ended_at and now - purchase.ended_at >= SETTLED:
            facts = purchase.key, (purchase.job_id,), purchase.model
            yield Finding("never charged", *facts, purchase.credits, None)


def _main_id(model: str) -> str:
    found = find_model(model)
    return found.id if found else model


def _sum(charges: Iterable[Charge]) -> float | None:
    known = [charge.credits for charge in charges if charge.credits is not None]
    return sum(known) if known else None
