"""The progress of a batch, computed from the changes of its jobs."""

from reelkit._cli.batch_files.progress import Progress
from reelkit._client.batch import FAILED, OK, TIMEOUT, Outcome
from reelkit._effects import Event


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def event(job: str, status: str, meaning: str = "pending", elapsed: float = 0.0) -> Event:
    """A change of a job."""
    return Event(job, status, meaning, elapsed)


def outcome(job: str | None, state: str = OK, credits: float | None = 100.0) -> Outcome:
    """The end of a purchase."""
    return Outcome("key", state, job, None, None, credits)


def test_jobs_are_counted_by_what_happens_to_them() -> None:
    """From the line of the file to the end; a job whose create is in flight is starting."""
    progress = Progress(40, 16)
    lines = progress.each_started(range(40))
    for _ in range(8):
        next(lines)
    for job, status in (("a", "queued"), ("b", "waiting"), ("c", "generating"), ("d", "processing")):
        progress.changed(event(job, status))
    progress.changed(event("e", "completed", "succeeded", 30.0))
    progress.changed(event("f", "error", "failed"))
    progress.ended(outcome("f", FAILED, None))
    progress.ended(outcome("g"))

    counts = "1 starting, 2 queued, 2 generating, 1 saving, 1 done, 1 failed"
    assert progress.snapshot().counts == counts
    assert str(progress.snapshot()).startswith(f"2 of 40: {counts}; 100 credits")


def test_other_ends_are_shown_where_there_are_any() -> None:
    """Such as a timeout, which is no failure."""
    progress = Progress(3, 16)
    for state in (TIMEOUT, TIMEOUT, "over_budget"):
        progress.ended(outcome(None, state, None))

    assert progress.snapshot().counts == (
        "0 queued, 0 generating, 0 saving, 0 done, 0 failed, 2 timeout, 1 over budget"
    )


def test_credits_of_jobs_in_progress_are_estimated_apart() -> None:
    """Until the service reports them; a job that ends without a report costs the estimate, a failed one nothing."""
    progress = Progress(40, 16, price=420.0)
    for job in "abcd":
        progress.changed(event(job, "queued"))
    assert progress.snapshot().cost == "0 credits, and about 1,680 for jobs in progress"

    progress.ended(outcome("a", credits=1000.0))
    progress.ended(outcome("b", credits=None))
    progress.ended(outcome("c", FAILED, None))
    assert progress.snapshot().cost == "1,420 credits, and about 420 for jobs in progress"


def test_the_bar_moves_and_time_is_left_while_no_video_is_done() -> None:
    """Sixteen jobs were bought, and each takes about a minute: three waves of them."""
    clock = Clock()
    progress = Progress(40, 16, expected=60.0, now=clock)
    for number in range(16):
        progress.changed(event(f"job-{number}", "queued"))

    first = progress.snapshot()
    clock.seconds += 30
    half = progress.snapshot()
    clock.seconds += 300
    late = progress.snapshot()

    assert (first.ended, first.completed, first.time_left) == (0, 0.0, "0:02:30 left")
    assert (half.ended, half.completed, half.time_left) == (0, 8.0, "0:02:00 left")
    assert (late.ended, round(late.completed, 6)) == (0, 15.2), "no job is shown as finished before it is"


def test_the_time_left_follows_the_jobs_that_have_finished() -> None:
    """Whatever was expected; without either it is unknown."""
    clock = Clock()
    progress = Progress(3, 1, now=clock)
    assert progress.snapshot().time_left == ""

    progress.changed(event("a", "completed", "succeeded", 20.0))
    progress.ended(outcome("a"))
    assert progress.snapshot().time_left == "0:00:40 left"

    progress.changed(event("b", "generating", elapsed=5.0))
    assert progress.snapshot().time_left == "0:00:35 left"
