"""Jobs. The state of a job is a pure function of its plan and the time."""

import math

from reelkit_mock._world.kinds import Kind

QUEUED, GENERATING, SUCCEEDED, FAILED = STATES = ("queued", "generating", "succeeded", "failed")
TERMINAL = (SUCCEEDED, FAILED)
NEVER = math.inf


class Job:
    """A job and its plan: when it starts, when it ends, and how. Everything else is derived."""

    __slots__ = (
        "account",
        "client_request_id",
        "created",
        "ends",
        "fails",
        "fetches",
        "id",
        "kind",
        "legacy",
        "number",
        "prompt",
        "starts",
        "stuck",
        "style",
    )

    def __init__(
        self,
        identifier: str,
        number: int,
        kind: Kind,
        style: str,
        created: float,
        starts: float,
        ends: float,
        fails: bool,
        legacy: bool,
        client_request_id: str | None,
    ) -> None:
        self.id = identifier
        self.number = number
        self.kind = kind
        self.style = style
        self.created = created
        self.starts = starts
        self.ends = ends
        self.fails = fails
        self.legacy = legacy
        self.client_request_id = client_request_id
        self.prompt: str | None = None  # its beginning, to be shown
        self.account = 0  # its number
        self.fetches = 0
        self.stuck = False


def state_of(job: Job, now: float) -> str:
    """Return the state of a job."""
    if now >= job.ends:
        return FAILED if job.fails else SUCCEEDED
    return GENERATING if now >= job.starts else QUEUED


def count_fetch(job: Job, now: float, needed: int) -> None:
    """Count a fetch, under a clock that finishes jobs by fetches."""
    job.fetches += 1
    if job.fetches > 1 or needed == 1:
        job.starts = min(job.starts, now)
    if job.fetches >= needed and not job.stuck:
        job.ends = min(job.ends, now)


def state_at_next_fetch(job: Job, now: float, needed: int) -> str:
    """Return the state that the next fetch will see. With *needed* 0, fetches change nothing."""
    if needed and job.ends > now and not job.stuck and job.fetches + 1 >= needed:
        return FAILED if job.fails else SUCCEEDED
    if needed and (job.fetches >= 1 or needed == 1) and job.ends > now:
        return GENERATING
    return state_of(job, now)


def force_state(job: Job, state: str, now: float) -> bool:
    """Set the state of a job; return False if it would have to go back."""
    if (before := state_of(job, now)) in TERMINAL:
        return before == state
    if STATES.index(state) < STATES.index(before):
        return False
    job.starts = min(job.starts, now) if state != QUEUED else NEVER
    job.ends = now if state in TERMINAL else NEVER
    job.fails = state == FAILED
    job.stuck = state not in TERMINAL
    return True


def billing_state(job: Job, now: float) -> str:
    """Return whether the credits are held, charged or released. A failed job is not charged."""
    return {SUCCEEDED: "charged", FAILED: "released"}.get(state_of(job, now), "held")
