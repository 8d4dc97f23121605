"""What has to begin anew in a forked child: its connections and locks are those of the parent."""

import os
import weakref
from typing import Any, Protocol


class Shared(Protocol):
    """Something that the threads of a process share."""

    def reset(self) -> None:
        """Take new locks, and let go of what belongs to the parent."""


_shared: weakref.WeakSet[Any] = weakref.WeakSet()
_inherited: list[Any] = []


def reset_after_fork(thing: Shared) -> None:
    """Have it begin anew in every child of this process."""
    _shared.add(thing)


def keep(thing: Any) -> None:
    """Keep something of the parent as it is, for as long as the child lives."""
    _inherited.append(thing)


def _in_child() -> None:
    for thing in list(_shared):
        thing.reset()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
