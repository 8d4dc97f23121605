"""A status has another word."""

from collections.abc import Iterator

from ..changes import assign, in_data
from ..model import CREATED, STATES
from .operator import Change

OTHERS = [
    "succeeded",
    "waiting",
    "active",
    "running",
    "processing",
    "complete",
    "failed",
    "cancelled",
    "pending",
    "done",
]
PENDING = "a job may be at work at once, or wait to its end; a client cannot tell"


def other_words() -> Iterator[Change]:
    for state in (CREATED, *STATES):
        word = "queued" if state == CREATED else state
        for other in (*STATES, *OTHERS, word.upper(), word.title(), f" {word}"):
            if other != word:
                pending = {word, other} <= {"queued", "generating"}
                change = in_data([state], assign(status=other))
                yield Change(f"{state}: {other!r}", change, allowed=PENDING if pending else "")
