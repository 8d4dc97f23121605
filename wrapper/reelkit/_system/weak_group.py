"""A collection of weak references that threads may change while others read it."""

import weakref
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class WeakGroup(Generic[T]):
    """The objects that were added and still exist.

    Iterating over a `WeakSet` fails if another thread adds to it. Here each step is one operation of a dict, which
    needs no lock, so that a forked child inherits none.
    """

    def __init__(self) -> None:
        self._references: dict[int, weakref.ref[T]] = {}

    def add(self, thing: T) -> None:
        """Add an object. It is forgotten when it no longer exists."""
        number, references = id(thing), self._references
        references[number] = weakref.ref(thing, lambda _: references.pop(number, None))

    def __iter__(self) -> Iterator[T]:
        references = self._references.copy().values()
        return iter([thing for reference in references if (thing := reference()) is not None])

    def __len__(self) -> int:
        return len(list(iter(self)))
