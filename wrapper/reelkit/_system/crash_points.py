"""Named points at which a crash would hurt most.

A crash test sets *watcher*, which is called with the name of each point when it is reached and may end the process. In
production there is none, and nothing reads the environment.
"""

from collections.abc import Callable

POINTS = {
    "before-intent": "nothing is written, nothing was sent",
    "after-intent": "the intent is durable, nothing was sent",
    "before-id": "the job is paid for, its id stands nowhere yet",
    "after-id": "the id is durable",
    "before-unknown": "the answer was lost, the intent is all there is",
    "after-unknown": "that nobody knows is durable",
    "before-end": "the job has ended, the journal does not know yet",
    "after-end": "the end is durable",
    "before-saved": "the file is there, the journal does not know yet",
    "after-saved": "the file's place and hash are durable",
    "before-given-up": "a person has decided, the journal does not know yet",
    "after-given-up": "the key is free",
    "before-commit": "all is written and nothing of it is durable",
    "before-record": "it is durable, the record in the owners' file does not know yet",
}

# Points outside of the journal.
FILE_POINTS = {"before-file": "the video is there, under its temporary name"}

watcher: Callable[[str], object] | None = None


def reach(name: str) -> None:
    """Call the watcher, if there is one."""
    if watcher is not None:
        watcher(name)
