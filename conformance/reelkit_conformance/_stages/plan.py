"""The settings of a run, and the plan: how many requests and jobs it will need."""

from pathlib import Path
from typing import NamedTuple

from reelkit_conformance._cases.accepted import accepted_cases
from reelkit_conformance._cases.access import access_cases, finished_job_cases, similar_key_cases, similar_key_fetch
from reelkit_conformance._cases.case import ADDRESSES, Sampling, create_path
from reelkit_conformance._cases.defaults import default_cases, default_trials
from reelkit_conformance._cases.refused import refused_cases
from reelkit_conformance._checks.check import LEVELS, Level
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Address
from reelkit_specs import Model

CREDITS_PER_USD = 2_000_000
WATCHED_JOBS = 1  # jobs at each address that are fetched until they finish
SAMPLED_JOBS = 6  # other jobs of which only the final status is fetched; failed ones are rare
MAX_REQUESTS = 400  # requests of a whole run for one model
SPARE_REQUESTS = (8, 2)  # kept free, with one address or two: jobs may be fetched more often than planned
FETCHES_OF_WATCHED = 9  # for a job that is fetched until it finishes
FETCHES_OF_FINISHED = 11  # for a finished job, for another one of its address, and for their links
# at the other address: for a new job, and for a finished one at both
FETCHES_OF_NEW, FETCHES_OF_COMPARED = 1, 2
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
    fuzz: bool = False  # send everything, and run Schemathesis
    recorded: Path | None = None  # traffic to judge instead of sending requests

    @property
    def fuzzes(self) -> bool:
        """Return whether the run uses Schemathesis."""
        return self.fuzz and "L2" in self.levels


class Step(NamedTuple):
    """One level of the plan: *creates* are those that the target should accept, *credits* their highest cost."""

    level: Level
    requests: int
    creates: int
    credits: int


class Plan(NamedTuple):
    """What a run will need, level by level."""

    steps: tuple[Step, ...]

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
    def usd(self) -> float:
        """Return the credits in US dollars."""
        return self.credits / CREDITS_PER_USD


def plan(settings: Settings) -> Plan:
    """Return the requests and creates of each level, for a service without deviations. Fetches are an estimate."""
    return Plan(tuple(_step(settings, level) for level in settings.levels if level != "L0"))


def _step(settings: Settings, level: Level) -> Step:
    counts = [_counts(Sampling(settings.seed, model, settings.fuzzes), level) for model in settings.models]
    creates = sum(count for _, count in counts)
    credits = sum(count * _highest_price(model) for model, (_, count) in zip(settings.models, counts, strict=True))
    return Step(level, sum(count for count, _ in counts), creates, credits)


def max_refusals(sampling: Sampling) -> int | None:
    """Return how many refusal cases fit into a run at each address; None in an exhaustive run.

    Schemathesis sends more than all directed checks, so with it nothing is gained by leaving some out.
    """
    if sampling.is_exhaustive:
        return None
    addresses = _addresses(sampling.model)
    others = sum(_counts(sampling, level)[0] for level in LEVELS if level not in ("L0", "L2"))
    return max(
        0, MAX_REQUESTS - SPARE_REQUESTS[len(addresses) - 1] - others - _count_access_cases(sampling, addresses)
    ) // len(addresses)


def _addresses(model: Model) -> list[Address]:
    return [address for address in ADDRESSES if create_path(model, address) is not None]


def _count_access_cases(sampling: Sampling, addresses: list[Address]) -> int:
    every = [case for address in addresses for case in access_cases(sampling, address, len(addresses) == 1, JOB_ID)]
    similar_keys = (
        [case for address in addresses for case in similar_key_cases(sampling, address, JOB_ID)]
        if sampling.is_exhaustive
        else []
    )
    similar = [similar_key_fetch(sampling, address, JOB_ID) for address in addresses]
    lowercase_schemes = len(addresses)
    return len(every) + len(similar_keys) + len(similar) - similar.count(None) + lowercase_schemes


def _counts(sampling: Sampling, level: Level) -> tuple[int, int]:
    """Return the requests, and the accepted creates among them."""
    model = sampling.model
    addresses = _addresses(model)
    if level == "L1":
        return 2 * len(addresses), len(addresses)
    if level == "L2":
        limit = max_refusals(sampling)
        cases = [
            case for address in addresses for case in refused_cases(model, address, sampling.random("refusals"), limit)
        ]
        return len(cases) + _count_access_cases(sampling, addresses), 0
    accepted = [
        case.request
        for address in addresses
        for case in accepted_cases(model, address, sampling.random(address, "acceptances"))
    ]
    fetched = [address for address in ADDRESSES if paths_of(model, address)[1] is not None]
    if level == "L3":
        creates = len(accepted) + (WATCHED_JOBS - 1) * len(addresses)  # the minimal ones are watched
        credential_cases = sum(len([*finished_job_cases(sampling, address, JOB_ID)]) for address in addresses)
        sampled = creates if sampling.is_exhaustive else SAMPLED_JOBS
        return creates + credential_cases + len(fetched) * (
            FETCHES_OF_WATCHED + FETCHES_OF_FINISHED + sampled // len(addresses)
        ), creates
    compared = [
        case.request
        for address in addresses
        for case in default_cases(default_trials(model, address, sampling.random(address, "defaults")))
    ]
    creates = len({*compared} - {*accepted})  # requests that were sent before are not sent again
    ended = len(accepted) if sampling.is_exhaustive else len(addresses)
    return (FETCHES_OF_NEW * len(addresses) + FETCHES_OF_COMPARED * ended) * (len(fetched) - 1) + creates, creates


def _highest_price(model: Model) -> int:
    """Return the highest known price, so that the plan does not promise too little."""
    return max((price.credits for price in model.prices), default=0)
