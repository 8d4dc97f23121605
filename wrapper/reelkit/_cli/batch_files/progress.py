"""The progress of many purchases: how many are queued, generating, saved; what they cost; and the time left."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from reelkit._cli.support.snapshot import Snapshot
from reelkit._client.batch import FAILED, OK, Outcome
from reelkit._effects import Event
from reelkit._protocol.answer import FAILED as HAS_FAILED, SUCCEEDED
from reelkit._protocol.poll_schedule import expected_time
from reelkit_specs import Model

T = TypeVar("T")

STARTING, QUEUED, GENERATING, SAVING, DONE = "starting", "queued", "generating", "saving", "done"
IN_PROGRESS = (STARTING, QUEUED, GENERATING, SAVING)
QUEUED_STATUSES = frozenset({"queued", "waiting"})  # every other pending status means that the job has begun
USUAL_SECONDS = 60.0  # that a video of a model without a known time takes
NEARLY = 0.95  # the most of a video that the bar shows before it is finished


def usual_seconds(model: Model | None, resolution: object, duration: object) -> float:
    """How long a video of this kind usually takes."""
    times = expected_time(model, resolution, duration)
    return sum(times) / 2 if times else USUAL_SECONDS


class _Job(NamedTuple):
    """A job in progress."""

    phase: str
    created_at: float


class Progress:
    """Counts the purchases by the changes of their jobs. All times are those of *now*.

    *expected* is how long a video takes, in seconds, until the first ones are finished; None if that is unknown.
    """

    def __init__(
        self,
        total: int,
        at_once: int,
        *,
        expected: float | None = None,
        price: float = 0.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total = total
        self._at_once = at_once
        self._expected = expected
        self._price = price  # the mean estimate for one video
        self._now = now
        self._started = 0
        self._jobs: dict[str, _Job] = {}  # in progress, by id
        self._ended: Counter[str] = Counter()  # by state
        self._credits = 0.0
        self._seconds = self._measured = 0.0  # of how many jobs that finished, and how long they took

    def each_started(self, lines: Iterable[T]) -> Iterator[T]:
        """The lines, as they are started; their jobs may not exist yet."""
        for line in lines:
            self._started += 1
            yield line

    def changed(self, event: Event) -> None:
        """Record a change of a job."""
        created_at = self._now() - event.elapsed
        if event.meaning == SUCCEEDED:
            self._seconds, self._measured = self._seconds + event.elapsed, self._measured + 1
            self._jobs[event.job_id] = _Job(SAVING, created_at)
        elif event.meaning != HAS_FAILED:
            phase = QUEUED if event.status.lower() in QUEUED_STATUSES else GENERATING
            self._jobs[event.job_id] = _Job(phase, created_at)

    def ended(self, outcome: Outcome) -> None:
        """Count a purchase that has ended."""
        self._ended[outcome.state] += 1
        self._jobs.pop(outcome.job_id or "", None)
        if outcome.credits is not None:
            self._credits += outcome.credits
        elif outcome.job_id is not None and outcome.state != FAILED:
            self._credits += self._price

    def snapshot(self) -> Snapshot:
        """What there is to show now."""
        jobs = [*self._jobs.values()]  # a copy, because a display reads it in its thread
        ended = self._ended.total()
        phases = Counter(job.phase for job in jobs)
        phases[STARTING] = max(0, self._started - ended - len(jobs))
        counts = [(phases[phase], phase) for phase in IN_PROGRESS if phase != STARTING or phases[phase]]
        counts += [(self._ended[OK], DONE), (self._ended[FAILED], FAILED)]
        counts += [
            (count, state.replace("_", " ")) for state, count in self._ended.items() if state not in (OK, FAILED)
        ]
        words = ", ".join(f"{count:,} {word}" for count, word in counts)
        cost = f"{self._credits:,.0f} credits"
        if len(jobs) * self._price:
            cost += f", and about {len(jobs) * self._price:,.0f} for jobs in progress"
        seconds = self._seconds / self._measured if self._measured else self._expected
        shares = [min((self._now() - job.created_at) / seconds, NEARLY) if seconds else 0.0 for job in jobs]
        left = None if seconds is None else self._seconds_left(seconds, shares, ended)
        return Snapshot(ended, self._total, ended + sum(shares), words, cost, left)

    def _seconds_left(self, seconds: float, shares: list[float], ended: int) -> float:
        """The time for the videos that are left, as many at once as possible; at least until the youngest job ends."""
        videos = self._total - ended - sum(shares)
        at_once = max(1, min(self._at_once, self._total - ended))
        youngest = 1 - min(shares, default=1.0)
        return seconds * max(videos / at_once, youngest)
