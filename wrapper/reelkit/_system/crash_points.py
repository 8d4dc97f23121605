"""Named points at which a crash would hurt most.

A crash test sets *watcher*, which is called with the name of each point when it is reached and may end the process. In
production there is none, and nothing reads the environment.
"""

from collections.abc import Callable

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


def reach(name: str) -> None:
    """Call the watcher, if there is one."""
    if watcher is not None:
        watcher(name)
