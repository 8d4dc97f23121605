"""Which forms of an old union are which forms of the new one."""

from typing import Any, NamedTuple

from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._diff.shape import Shape


class Paired(NamedTuple):
    """The forms that stand on both sides, those that are gone, and those that are new."""

    both: list[tuple[Any, Any]]
    gone: list[Any]
    new: list[Any]


def paired(old: Reader, new: Reader, was: tuple[Any, ...], now: tuple[Any, ...]) -> Paired:
    """Pair what is the same first, then what is most alike."""
    both: list[tuple[Any, Any]] = []
    gone, come = list(was), list(now)
    texts = [new.text(raw) for raw in come]
    for raw in was:
        if (text := old.text(raw)) in texts:
            index = texts.index(text)
            both.append((raw, come.pop(index)))
            texts.pop(index)
            gone.remove(raw)
    for raw in list(gone):
        likeness = [_likeness(old.shape(raw), new.shape(other)) for other in come]
        if likeness and max(likeness) > 0:
            both.append((raw, come.pop(likeness.index(max(likeness)))))
            gone.remove(raw)
    return Paired(both, gone, come)


def _likeness(one: Shape, two: Shape) -> int:
    """Nothing, if they have no type in common; more, the more fields and values they share."""
    if (one.types - {"null"}).isdisjoint(two.types - {"null"}):
        return 0
    return 1 + len(one.fields.keys() & two.fields.keys()) + len((one.enum or {}).keys() & (two.enum or {}).keys())
