"""The settings of a run, and the plan: how many requests and jobs it will need."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import httpx

from reelkit_conformance._cases.accepted import accepted_cases
from reelkit_conformance._cases.access import (
    access_cases,
    finished_job_cases,
    good_forms,
    silent_cases,
    similar_key_cases,
    similar_key_fetch,
)
from reelkit_conformance._cases.case import ADDRESSES, Sampling, could_cost, create_addresses, fetch_request
from reelkit_conformance._cases.defaults import Trial, default_cases, default_trials
from reelkit_conformance._cases.refused import count_refused_cases, refused_cases
from reelkit_conformance._cases.robust import RobustCase, robust_cases
from reelkit_conformance._checks.check import LEVELS, Level
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Address, Request
from reelkit_specs import CREDITS_PER_USD, Model, is_loopback

WATCHED_JOBS = 1  # jobs at each address that are fetched until they finish
SAMPLED_JOBS = 6  # other jobs of which only the final status is fetched; failed ones are rare
MAX_REQUESTS, MAX_THOROUGH = 400, 3_000  # requests of a whole run for one model
SCHEMATHESIS_SHARE = 700  # of them are kept for Schemathesis in a thorough run
SPARE_REQUESTS = (8, 2)  # kept free, with one address or two: jobs may be fetched more often than planned
FETCHES_OF_WATCHED = 9  # for a job that is fetched until it finishes
FETCHES_OF_FINISHED = 11  # for a finished job, for another one of its address, and for their links
LINK_REQUESTS = 3  # the end of a video, a part beyond it, and its headers
FETCHES_OF_ACCOUNT = 12  # the balance, the logs, the ledger, the usage and the catalogue; and some without a key
FOLLOWED_LINKS = 4  # the links of further jobs, where jobs cost nothing; more if the required cases leave any
# at the other address: for a new job, and for a finished one at both
FETCHES_OF_NEW, FETCHES_OF_COMPARED = 1, 2
PARALLEL_CREATES, PARALLEL_FETCHES = 4, 8  # of new jobs, and of finished ones, at the same time
PARALLEL_OTHERS = 4  # beside the creates: fetches of finished jobs, a create that is invalid, and a wrong key
JOB_ID = "a-job-that-may-be"  # stands for the id of a job, which is not known yet


class Settings(NamedTuple):
    """The settings of a run."""

    base_url: str  # without /v2 and without a trailing slash; empty if nothing is sent
    key: Secret
    models: tuple[Model, ...]
    levels: tuple[Level, ...] = LEVELS
    max_jobs: int | None = None  # creates that may be accepted; 0 sends only free requests; None is no limit
    seed: int = 0
    patience: float | None = None  # seconds until a job counts as stuck; None is derived from the contract's times
    thorough: bool = False  # send everything that fits into the larger limit, and run Schemathesis
    recorded: Path | None = None  # traffic to judge instead of sending requests

    @property
    def is_local(self) -> bool:
        """Return whether the target is on this machine, so that nothing costs money."""
        return is_loopback(httpx.URL(self.base_url).host)

    def sampling(self, model: Model) -> Sampling:
        """Return the random choices for a model."""
        return Sampling(self.seed, model, self.thorough, self.is_local)

    @property
    def fuzzes(self) -> bool:
        """Return whether the run uses Schemathesis."""
        return self.thorough and "L2" in self.levels


class Step(NamedTuple):
    """One level of the plan: *creates* are those that the target should accept, *credits* their highest cost.

    *may_cost* is the number of requests that cost something wherever they are accepted: the creates, and those of the
    requests to refuse that a lenient target could accept as creates.
    """

    level: Level
    requests: int
    creates: int
    credits: int
    may_cost: int


class LeftOut(NamedTuple):
    """How much a run leaves out, because it does not fit into its requests."""

    refusals: int = 0
    access: int = 0  # unusual requests, keys, ids and paths
    unpolled: int = 0  # jobs that are not polled until they finish
    unlinked: int = 0  # finished jobs whose links are not fetched

    def __str__(self) -> str:
        words = (
            (self.refusals, "that must be refused"),
            (self.access, "with unusual keys, ids and paths"),
        )
        requests = " and ".join(f"{number:,} requests {kind}" for number, kind in words if number)
        jobs = f"{self.unpolled:,} jobs are not polled until they finish" if self.unpolled else ""
        links = f"the links of {self.unlinked:,} finished jobs are not fetched" if self.unlinked else ""
        return "; ".join(filter(None, (requests, jobs, links)))

    def plus(self, other: "LeftOut") -> "LeftOut":
        """Return how much both leave out."""
        return LeftOut(*(one + more for one, more in zip(self, other, strict=True)))


class Plan(NamedTuple):
    """What a run will need, level by level."""

    steps: tuple[Step, ...]
    left_out: LeftOut = LeftOut()

    @property
    def requests(self) -> int:
        """Return the requests of all levels."""
        return sum(step.requests for step in self.steps)

    @property
    def creates(self) -> int:
        """Return the creates of all levels."""
        return sum(step.creates for step in self.steps)

    @property
    def credits(self) -> int:
        """Return the highest known cost of all levels."""
        return sum(step.credits for step in self.steps)

    @property
    def may_cost(self) -> int:
        """Return the requests of all levels that cost something wherever they are accepted."""
        return sum(step.may_cost for step in self.steps)

    def limit(self, settings: Settings) -> int | None:
        """Return the most creates that may cost something, as announced; with Schemathesis, --max-jobs or None."""
        if settings.fuzzes:
            return settings.max_jobs
        return self.may_cost if settings.max_jobs is None else min(settings.max_jobs, self.may_cost)

    @property
    def usd(self) -> float:
        """Return the credits in US dollars."""
        return self.credits / CREDITS_PER_USD


def plan(settings: Settings, on_model: Callable[[int], None] = lambda number: None) -> Plan:
    """Return the requests and creates of each level, for a service without deviations. Fetches are an estimate.

    It takes a tenth of a second for each model; *on_model* is called with the number of models that are planned.
    """
    levels = [level for level in settings.levels if level != "L0"]
    totals = {level: Step(level, 0, 0, 0, 0) for level in levels}
    left_out = LeftOut()
    for number, model in enumerate(settings.models if levels else ()):
        on_model(number)
        cases = _Cases(settings.sampling(model))
        for level in levels:
            totals[level] = _sum(totals[level], _step(cases, level))
        left_out = left_out.plus(_left_out(cases, settings.levels))
    return Plan(tuple(totals.values()), left_out)


def _sum(one: Step, other: Step) -> Step:
    return Step(one.level, *(a + b for a, b in zip(one[1:], other[1:], strict=True)))


def max_refusals(sampling: Sampling) -> int:
    """Return how many refusal cases fit into a run at each address."""
    return _Cases(sampling).max_refusals


class _Cases:
    """The cases of one model, made once: several parts of its plan depend on them."""

    def __init__(self, sampling: Sampling) -> None:
        self.sampling = sampling
        self.model = sampling.model
        self.addresses = create_addresses(self.model)
        self.fetched = sum(paths_of(self.model, address)[1] is not None for address in ADDRESSES)

    @functools.cached_property
    def accepted(self) -> list[Request]:
        """Return the creates of level 3."""
        return [
            case.request
            for address in self.addresses
            for case in accepted_cases(self.model, address, self.sampling.random(address, "acceptances"))
        ]

    @functools.cached_property
    def compared(self) -> list[Request]:
        """Return the creates of level 4, which show the defaults that the target uses."""
        return [case.request for address in self.addresses for case in default_cases(trials_of(self.sampling, address))]

    @functools.cached_property
    def access(self) -> list[Request]:
        """Return the unusual requests, keys, ids and paths of level 2."""
        return _access_requests(self.sampling, self.addresses)

    @functools.cached_property
    def max_refusals(self) -> int:
        """Return how many cases of level 2 that must be refused fit into a run at each address."""
        count = len(self.addresses)
        steps = [_step(self, level) for level in LEVELS if level not in ("L0", "L2")]
        others = sum(step.requests for step in steps)
        if self.sampling.follows_all:
            others += sum(step.creates for step in steps) - FOLLOWED_LINKS  # further links come before optional cases
        most = MAX_THOROUGH - SCHEMATHESIS_SHARE if self.sampling.is_exhaustive else MAX_REQUESTS
        return max(0, most - SPARE_REQUESTS[count - 1] - others - len(self.access)) // count

    @functools.cached_property
    def refused(self) -> list[Request]:
        """Return the requests of level 2 that must be refused."""
        return [
            case.request
            for address in self.addresses
            for case in refused_cases(self.model, address, self.sampling.random("refusals"), self.max_refusals)
        ]


def trials_of(sampling: Sampling, address: Address) -> list[Trial]:
    """Return the trials of the defaults at an address."""
    random = sampling.random(address, "defaults")
    return default_trials(sampling.model, address, random, is_shared=not sampling.is_exhaustive)


def _left_out(cases: _Cases, levels: tuple[Level, ...]) -> LeftOut:
    sampling, addresses = cases.sampling, cases.addresses
    refusals = access = unpolled = 0
    if "L2" in levels:
        refusals = sum(count_refused_cases(cases.model, address) for address in addresses) - len(cases.refused)
    if not sampling.is_exhaustive:
        if "L2" in levels:
            access = len(_access_requests(sampling._replace(is_exhaustive=True), addresses)) - len(cases.access)
        if "L3" in levels and not sampling.follows_all:
            unpolled = max(0, len(cases.accepted) - SAMPLED_JOBS - len(addresses))
    return LeftOut(refusals, access, unpolled)


def _access_requests(sampling: Sampling, addresses: list[Address]) -> list[Request]:
    cases = [case for address in addresses for case in access_cases(sampling, address, len(addresses) == 1, JOB_ID)]
    robust: list[RobustCase] = []
    for address in addresses:
        cases += similar_key_cases(sampling, address, len(addresses) == 1, JOB_ID)
        cases += silent_cases(sampling, address, len(addresses) == 1)
        robust += robust_cases(sampling, address, len(addresses) == 1, JOB_ID)
    similar = [similar_key_fetch(sampling, address, JOB_ID) for address in addresses]
    paths = [paths_of(sampling.model, address)[1] for address in addresses]
    good = [
        fetch_request(path, JOB_ID, auth, sampling.model.id)
        for address, path in zip(addresses, paths, strict=True)
        if path is not None
        for auth in good_forms(address, len(addresses) == 1)
    ]
    requests = [*(case.request for case in cases), *(case.request for case in robust)]
    return [*requests, *(request for request in similar if request), *good]


def _step(cases: _Cases, level: Level) -> Step:
    """Return the step of one model."""
    sampling, addresses = cases.sampling, cases.addresses
    if level == "L1":
        return _with_price(sampling.model, level, 2 * len(addresses), len(addresses))
    if level == "L2":
        requests = [*cases.access, *cases.refused]
        return Step(level, len(requests), 0, 0, sum(map(could_cost, requests)))
    if level == "L3":
        # the minimal ones are watched, and there is another delivery of each
        creates = len(cases.accepted) + WATCHED_JOBS * len(addresses)
        credential_cases = sum(len([*finished_job_cases(sampling, address, JOB_ID)]) for address in addresses)
        sampled = creates if sampling.is_exhaustive or sampling.follows_all else SAMPLED_JOBS
        fetches = FETCHES_OF_WATCHED + FETCHES_OF_FINISHED + sampled // len(addresses)
        links = LINK_REQUESTS + (FOLLOWED_LINKS if sampling.follows_all else 0)
        return _with_price(sampling.model, level, creates + credential_cases + cases.fetched * fetches + links, creates)
    # requests that were sent before are not sent again, but those at the same time are
    creates = len({*cases.compared} - {*cases.accepted}) + PARALLEL_CREATES
    ended = len(cases.accepted) if sampling.is_exhaustive else len(addresses)
    fetches = (FETCHES_OF_NEW * len(addresses) + FETCHES_OF_COMPARED * ended) * (cases.fetched - 1)
    followed = cases.fetched * creates // len(addresses) if sampling.follows_all else 0
    others = PARALLEL_FETCHES + PARALLEL_OTHERS + FETCHES_OF_ACCOUNT
    step = _with_price(sampling.model, level, fetches + followed + others + creates, creates)
    return step._replace(may_cost=creates + 1)  # the invalid create beside the others


def _with_price(model: Model, level: Level, requests: int, creates: int) -> Step:
    return Step(level, requests, creates, creates * _highest_price(model), creates)


def _highest_price(model: Model) -> int:
    """Return the highest known price, so that the plan does not promise too little."""
    return max((price.credits for price in model.prices), default=0)
