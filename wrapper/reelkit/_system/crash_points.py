"""Named points at which a crash would hurt most.

A crash test sets *watcher*, which is called with the name of each point when it is reached and may end the process. In
production there is none, and nothing reads the environment.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator

POINTS = {
    "before-intent": "nothing is written, nothing was sent",
    "after-intent": "the intent is durable, nothing was sent",
    "before-left": "the connection is open, nothing was sent",
    "after-left": "it is durable that the request may have been sent",
    "before-id": "the job is paid for, its id is not written yet",
    "after-id": "the id is durable",
    "before-unknown": "the response was lost, only the intent is written",
    "after-unknown": "the unknown outcome is durable",
    "before-end": "the job has ended, its end is not written yet",
    "after-end": "the end is durable",
    "before-saved": "the file is saved, its path is not written yet",
    "after-saved": "the file's place and hash are durable",
    "before-given-up": "a person has decided, the decision is not written yet",
    "after-given-up": "the key is free",
    "before-commit": "everything is written, nothing is durable",
    "before-record": "it is durable, the record in the owners' file is not raised yet",
}

# Points outside of the journal.
FILE_POINTS = {"before-file": "the video is complete, under its temporary name"}

watcher: Callable[[str], object] | None = None


_held = threading.local()  # `names`: the points that wait until a shared transaction is durable


def reach(name: str) -> None:
    """Call the watcher, if there is one."""
    if watcher is None:
        return
    names: list[str] | None = getattr(_held, "names", None)
    if names is not None and name.startswith("after-"):
        names.append(name)
    else:
        watcher(name)


@contextlib.contextmanager
def held_until_durable() -> Iterator[list[str]]:
    """Hold back the points after a write until it is durable. Whoever has made it so reaches them."""
    names: list[str] = []
    _held.names = names
    try:
        yield names
    finally:
        _held.names = None
