"""Addresses: which paths a job's calls can go to, and in which order."""

from typing import Literal, NamedTuple
from urllib.parse import unquote

from reelkit._protocol.log_memory import Search
from reelkit_specs import Model, find_model, models

Prefer = Literal["universal", "legacy"]

# The request was certainly not accepted here: it may go to another address.
NOT_THERE = frozenset({404, 405, 410, 501})


class Memory:
    """What one client has learnt of the service: which address works, and how long videos take."""

    __slots__ = ("_made", "_seen", "_works", "prefer", "search")

    def __init__(self, prefer: Prefer) -> None:
        self.prefer = prefer
        self.search = Search()
        self._made: set[int] = set()  # hashes of ids: a batch may make very many jobs
        self._works: dict[tuple[str, ...], str] = {}
        self._seen: dict[tuple[object, ...], list[float]] = {}

    def create_paths(self, model: Model | None) -> tuple[str, ...]:
        """Where a create of this model may go, the likeliest first; of an unknown one, to the universal address."""
        return self._ordered(_paths(model, "create"))

    def fetch_paths(self, model: Model | None) -> tuple[str, ...]:
        """Where a job of this model may be asked for, the likeliest first."""
        return self._ordered(_paths(model, "fetch"))

    def made(self, job_id: str) -> None:
        """This job exists: a create has made it, or it was attached to."""
        job_id, short = unquote(job_id), _without_model(job_id)
        self._made.add(hash(job_id))
        if short is not None:
            self._made.add(hash((short,)))

    def knows(self, job_id: str) -> bool:
        """Whether this job existed before: then a response that names it is not the response to a new create."""
        job_id, short = unquote(job_id), _without_model(job_id)
        return hash(job_id) in self._made or hash((job_id,) if short is None else short) in self._made

    def works(self, paths: tuple[str, ...], path: str) -> None:
        """Remember which of these paths answered when another was not there."""
        self._works[tuple(sorted(paths))] = path

    def saw(self, kind: "Kind", seconds: float) -> None:
        """Remember how long a video of this kind took, the last few of them."""
        times = self._seen.setdefault(kind, [])
        times.append(seconds)
        del times[:-20]

    def expected(self, kind: "Kind") -> tuple[float, float] | None:
        """From when to when a video of this kind is likely to be done, by what was seen."""
        times = sorted(self._seen.get(kind, ()))
        if len(times) < 3:
            return None
        return times[len(times) // 10], times[-1 - len(times) // 10]

    def _ordered(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        if self.prefer == "legacy":
            paths = paths[::-1]
        first = self._works.get(tuple(sorted(paths)))
        return tuple(sorted(paths, key=lambda path: path != first)) if first else paths


class Kind(NamedTuple):
    """What decides how long a video takes."""

    model: str
    resolution: str | None
    duration: int | None

    @classmethod
    def of(cls, model: str, resolution: object, duration: object) -> "Kind":
        """What of these can be compared; an unknown model may be given anything."""
        return cls(
            model,
            resolution if isinstance(resolution, str) else None,
            duration if isinstance(duration, int) and 0 < duration < 100_000 else None,
        )


def model_of_id(job_id: str) -> Model | None:
    """The model that an id names, as those of the older servers do: ``UUID:MODEL``."""
    _, _, name = job_id.partition(":")
    return find_model(name)


def _without_model(job_id: str) -> str | None:
    """The id without the model that it names; None if it names none."""
    job_id = unquote(job_id)
    return job_id.partition(":")[0] if model_of_id(job_id) is not None else None


def _paths(model: Model | None, call: str) -> tuple[str, ...]:
    universal = getattr(model.universal if model else models()[0].universal, call)
    legacy = getattr(model.legacy, call) if model else None
    return (universal, legacy) if legacy else (universal,)
