"""The addresses for creates and fetches, and the order in which they are tried."""

import threading
from collections.abc import Mapping
from typing import Literal, NamedTuple
from urllib.parse import unquote

from reelkit._journal.purchase import main_id
from reelkit._protocol.log_memory import Route, Search
from reelkit._protocol.poll_schedule import GAP, clock_speed, expected_time, family_time
from reelkit._system.fork import reset_after_fork
from reelkit_specs import Model, models

Prefer = Literal["universal", "legacy"]

# The request was certainly not accepted at this address: it may be sent to another one.
NOT_THERE = frozenset({404, 405, 410, 501})

UNKNOWN_TIME = 900.0  # seconds in which a video is surely finished if nothing is known of its kind
LEAST_TIMES = 3  # of one kind, to expect anything from them
TIMES_LIKELY = 2.0  # and otherwise, as a multiple of the latest time at which it is likely to be finished


class Memory:
    """What one client has learned about the service: which address works, and how long videos take.

    *is_local* is whether the service is on this machine: only then may a response set the speed of its clock.
    """

    __slots__ = (
        "__weakref__",
        "_attached_jobs",
        "_created_jobs",
        "_durations",
        "_history",
        "_is_local",
        "_least",
        "_lock",
        "_working_paths",
        "prefer",
        "search",
    )

    def __init__(self, prefer: Prefer, *, is_local: bool = False) -> None:
        self.prefer = prefer
        self.search = Search()
        self._is_local = is_local
        self._created_jobs: set[int] = set()  # hashes of ids: a batch may create very many jobs
        self._attached_jobs: set[int] = set()
        self._working_paths: dict[tuple[str, ...], str] = {}
        self._durations: dict[tuple[object, ...], list[float]] = {}
        self._least: dict[Kind, float] = {}  # the longest for which a video is known to have taken
        self._history: dict[str, list[tuple[Kind, float]]] = {}  # of earlier runs, by model
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """Create a new lock after a fork."""
        self._lock = threading.Lock()

    def create_routes(self, model_id: str, model: Model | None, address: str | None) -> frozenset[Route]:
        """Where a create of this model may have been sent: to this address, or if it is unknown to any of its own."""
        return frozenset(Route(model_id, path) for path in ([address] if address else self.create_paths(model)))

    def create_paths(self, model: Model | None) -> tuple[str, ...]:
        """The addresses for a create of this model, the most likely first; for an unknown model, the universal one."""
        return self._ordered(_paths(model, "create"))

    def fetch_paths(self, model: Model | None) -> tuple[str, ...]:
        """The addresses for a fetch of this model, the most likely first."""
        return self._ordered(_paths(model, "fetch"))

    def remember_created(self, job_id: str) -> None:
        """Record that a create made this job."""
        self._created_jobs |= _hashes(job_id)

    def claim(self, job_id: str) -> bool:
        """Claim the job that a create named. False if the job is known: then it belongs to an earlier create.

        Two threads may claim one job at the same time.
        """
        with self._lock:
            if self.is_known_job(job_id):
                return False
            self.remember_created(job_id)
            return True

    def is_known_job(self, job_id: str) -> bool:
        """Whether this job existed before."""
        return _is_in(self._created_jobs, job_id) or _is_in(self._attached_jobs, job_id)

    def remember_attached(self, job_id: str) -> None:
        """Record that this job exists, and that it is unknown which create made it."""
        self._attached_jobs |= _hashes(job_id)

    def has_created(self, job_id: str) -> bool:
        """Whether a create of this client has made this job: then no other create has."""
        return _is_in(self._created_jobs, job_id)

    def remember_path(self, paths: tuple[str, ...], path: str) -> None:
        """Record which of these paths works when another was not found."""
        self._working_paths[tuple(sorted(paths))] = path

    @property
    def clock_speed(self) -> float:
        """How fast the clock of the service runs."""
        return self.search.clock_speed

    def remember_clock(self, headers: Mapping[str, str]) -> None:
        """Record how fast the clock of the service runs, if it is a mock on this machine and says so."""
        if self._is_local:
            self.search.clock_speed = clock_speed(headers)

    def remember_duration(self, kind: "Kind", seconds: float) -> None:
        """Record how long a video of this kind took by the service's clock; the last few are kept."""
        times = self._durations.setdefault(kind, [])
        times.append(seconds)
        del times[:-20]
        self.remember_least(kind, seconds)

    def remember_least(self, kind: "Kind", seconds: float) -> None:
        """Record that a video of this kind took so long by the service's clock, or is not finished after that time."""
        self._least[kind] = max(seconds, self._least.get(kind, 0.0))

    def expected(self, kind: "Kind") -> tuple[float, float] | None:
        """The earliest and latest likely time of a video of this kind, from what was recorded."""
        times = sorted(self._durations.get(kind, ()))
        if len(times) < LEAST_TIMES:
            return None
        return times[len(times) // 10], times[-1 - len(times) // 10]

    def needs_history(self, kind: "Kind") -> bool:
        """Whether the times of earlier runs may help to wait for a video of this kind, and are not known yet."""
        return self.clock_speed == 1.0 and kind.model not in self._history and self.expected(kind) is None

    def remember_history(self, model: str, times: "list[tuple[Kind, float]]") -> None:
        """Record how long videos of a model took in earlier runs, each until it was saved."""
        self._history[model] = times

    def first_fetch(self, model: Model | None, kind: "Kind") -> tuple[float, float] | None:
        """The earliest and latest likely time of a video, for the pauses of a wait: the best that is known.

        This run, earlier runs, the contract, models of the same maker.
        """
        shape = kind.resolution, kind.duration
        return (
            self.expected(kind)
            or self._earlier(kind)
            or expected_time(model, *shape)
            or family_time(kind.model, *shape)
        )

    def _earlier(self, kind: "Kind") -> tuple[float, float] | None:
        """The likely time by earlier runs, which is too long: a video is noticed at a fetch, sometimes days later."""
        times = sorted(seconds for known, seconds in self._history.get(kind.model, ()) if known == kind)
        if len(times) < LEAST_TIMES:
            return None
        least = max(0.0, times[0] - GAP)
        return least, max(least, times[len(times) // 2])

    def longest(self, model: Model | None, kind: "Kind", least: float) -> float:
        """The seconds after which a video of this kind is surely finished; *least* seconds or more."""
        likely = expected_time(model, kind.resolution, kind.duration)
        seen = self._least.get(kind, 0.0)
        known = UNKNOWN_TIME if likely is None and kind not in self._durations else 0.0
        return max(least, max(known, TIMES_LIKELY * max(seen, likely[1] if likely else 0.0)) / self.clock_speed)

    def _ordered(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        if self.prefer == "legacy":
            paths = paths[::-1]
        first = self._working_paths.get(tuple(sorted(paths)))
        return tuple(sorted(paths, key=lambda path: path != first)) if first else paths


class Kind(NamedTuple):
    """What determines how long a video takes and what it costs."""

    model: str
    resolution: str | None
    duration: int | None

    @classmethod
    def of(cls, model: str, resolution: object, duration: object) -> "Kind":
        """The comparable values of a request; an unknown model may have any."""
        return cls(
            model,
            resolution if isinstance(resolution, str) else None,
            duration if isinstance(duration, int) and 0 < duration < 100_000 else None,
        )


def _hashes(job_id: str) -> set[int]:
    """The hash of an id, and the hash of the same id without the model that it names."""
    job_id, short = unquote(job_id), main_id(job_id)
    return {hash(job_id)} if short == job_id else {hash(job_id), hash((short,))}


def _is_in(hashes: set[int], job_id: str) -> bool:
    """Whether this id, or the same id with or without a model, is among those with these hashes."""
    job_id, short = unquote(job_id), main_id(job_id)
    return hash(job_id) in hashes or hash((job_id,) if short == job_id else short) in hashes


def _paths(model: Model | None, call: str) -> tuple[str, ...]:
    universal = getattr(model.universal if model else models()[0].universal, call)
    legacy = getattr(model.legacy, call) if model else None
    return (universal, legacy) if legacy else (universal,)
