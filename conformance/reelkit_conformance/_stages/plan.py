"""What a run will need, told before anything is sent."""

from pathlib import Path
from typing import NamedTuple

from reelkit_conformance._cases.accepted import acceptances
from reelkit_conformance._cases.case import ADDRESSES, Chance, path_of
from reelkit_conformance._cases.defaults import default_cases, default_pairs
from reelkit_conformance._cases.foreign import at_the_end, near_keys, other_key, strange
from reelkit_conformance._cases.refused import refusals
from reelkit_conformance._checks.check import LEVELS, Level
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Address
from reelkit_specs import Model


class Settings(NamedTuple):
    """A run, as it was asked for."""

    base_url: str  # without /v2 and without a slash at the end; empty where nothing is sent
    key: Secret
    models: tuple[Model, ...]
    levels: tuple[Level, ...] = LEVELS
    max_jobs: int | None = None  # creates that may be accepted, then a hard stop; 0 leaves what is free; None is no cap
    seed: int = 0
    patience: float | None = None  # seconds of the service until a job is stuck; None is by the contract's times
    fuzz: bool = False  # leave nothing out, and Schemathesis as well
    recorded: Path | None = None  # traffic to judge instead of sending anything

    @property
    def fuzzes(self) -> bool:
        """Whether there is anything to draw."""
        return self.fuzz and "L2" in self.levels


CREDITS_PER_USD = 2_000_000


class Step(NamedTuple):
    """One level of the plan. *creates* are those that the target should accept; *credits* is what they may cost."""

    level: Level
    requests: int
    creates: int
    credits: int


class Plan(NamedTuple):
    """What a run will need, level by level."""

    steps: tuple[Step, ...]

    @property
    def requests(self) -> int:
        """Of all levels."""
        return sum(step.requests for step in self.steps)

    @property
    def creates(self) -> int:
        """Of all levels."""
        return sum(step.creates for step in self.steps)

    @property
    def credits(self) -> int:
        """Of all levels, by the prices that were seen."""
        return sum(step.credits for step in self.steps)

    @property
    def usd(self) -> float:
        """The credits in money."""
        return self.credits / CREDITS_PER_USD


FOLLOWED = 1  # jobs at each address whose whole life is watched
SAMPLED = 6  # other jobs, whose end is looked at: failed ones are rare
MOST = 400  # requests of a whole run for one model
SPARE = (8, 2)  # of them, at one address or two: jobs may be looked at a few times more than planned
LOOKS = 9  # at a job whose whole life is watched
LAST_LOOKS = 11  # at a job that has ended, at another one of its address, and at their videos
JUST_BEGUN, COMPARED = 1, 2  # looks, at the other address, at a job that has begun; here and there, at one that ended
JOB = "a-job-that-may-be"  # stands for the id of a job, which is not known yet


def plan(settings: Settings) -> Plan:
    """Requests and creates of each level, if the service does as it should."""
    return Plan(tuple(_step(settings, level) for level in settings.levels if level != "L0"))


def _step(settings: Settings, level: Level) -> Step:
    needs = [_needs(Chance(settings.seed, model, settings.fuzzes), level) for model in settings.models]
    creates = sum(count for _, count in needs)
    credits = sum(count * _price(model) for model, (_, count) in zip(settings.models, needs, strict=True))
    return Step(level, sum(count for count, _ in needs), creates, credits)


def room(chance: Chance) -> int | None:
    """Refusals at each address that fit beside all that a whole run for the model sends; None where breadth is wanted.

    Schemathesis sends more than all of the directed checks, so beside it nothing is gained by leaving some out.
    """
    if chance.is_broad:
        return None
    doors = _doors(chance.model)
    others = sum(_needs(chance, level)[0] for level in LEVELS if level not in ("L0", "L2"))
    return max(0, MOST - SPARE[len(doors) - 1] - others - _strange(chance, doors)) // len(doors)


def _doors(model: Model) -> list[Address]:
    return [address for address in ADDRESSES if path_of(model, address) is not None]


def _strange(chance: Chance, doors: list[Address]) -> int:
    every = [case for door in doors for case in strange(chance, door, len(doors) == 1, JOB)]
    near = [case for door in doors for case in near_keys(chance, door, JOB)] if chance.is_broad else []
    asked = [other_key(chance, door, JOB) for door in doors]
    return len(every) + len(near) + len(asked) - asked.count(None) + len(doors)  # and bearer in small letters


def _needs(chance: Chance, level: Level) -> tuple[int, int]:
    """Requests, and the creates among them that are accepted."""
    model = chance.model
    doors = _doors(model)
    if level == "L1":
        return 2 * len(doors), len(doors)
    if level == "L2":
        most = room(chance)
        cases = [case for door in doors for case in refusals(model, door, chance.of("refusals"), most)]
        return len(cases) + _strange(chance, doors), 0
    taken = [case.ask for door in doors for case in acceptances(model, door, chance.of(door, "acceptances"))]
    fetched = [address for address in ADDRESSES if paths_of(model, address)[1] is not None]
    if level == "L3":
        made = len(taken) + (FOLLOWED - 1) * len(doors)  # the plainest ones are watched
        strangers = sum(len([*at_the_end(chance, door, JOB)]) for door in doors)
        sampled = made if chance.is_broad else SAMPLED
        return made + strangers + len(fetched) * (LOOKS + LAST_LOOKS + sampled // len(doors)), made
    compared = [
        case.ask for door in doors for case in default_cases(default_pairs(model, door, chance.of(door, "defaults")))
    ]
    made = len({*compared} - {*taken})  # what was sent before is not sent again
    ended = len(taken) if chance.is_broad else len(doors)
    return (JUST_BEGUN * len(doors) + COMPARED * ended) * (len(fetched) - 1) + made, made


def _price(model: Model) -> int:
    """The dearest that was seen: a plan should not promise too little."""
    return max((price.credits for price in model.prices), default=0)
