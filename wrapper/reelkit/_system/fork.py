"""Resets objects in a forked child: their connections and locks belong to the parent."""

import os
from typing import Any, Protocol

from reelkit._system.weak_group import WeakGroup


class Shared(Protocol):
    """An object that the threads of a process share."""

    def reset(self) -> None:
        """Create new locks, and give up what belongs to the parent."""


_shared: WeakGroup[Any] = WeakGroup()
_inherited: list[Any] = []


def reset_after_fork(thing: Shared) -> None:
    """Reset the object in every forked child of this process."""
    _shared.add(thing)


def keep(thing: Any) -> None:
    """Keep an object of the parent unchanged for the lifetime of the child."""
    _inherited.append(thing)


def _in_child() -> None:
    for thing in _shared:
        thing.reset()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)
