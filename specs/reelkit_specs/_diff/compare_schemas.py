"""Comparing two schemas, fact by fact."""

from collections.abc import Iterator
from typing import Any

from reelkit_specs._diff.change import Note, Spot
from reelkit_specs._diff.compare_values import Pair, observed, prose, types, values
from reelkit_specs._diff.renames import renames
from reelkit_specs._diff.rules import Side
from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._diff.shape import Shape, type_names
from reelkit_specs._diff.unions import paired
from reelkit_specs._documents.findings import refuse

MOST_PAIRS = 100_000
NULL = frozenset(("null",))


class Schemas:
    """The schemas of two documents, to be compared on one side."""

    def __init__(self, old: Reader, new: Reader, side: Side) -> None:
        self.old = old
        self.new = new
        self.side = side
        self._open: set[tuple[int, int]] = set()  # pairs that are being compared: schemas may go round in a circle
        self._pairs = 0

    def differences(self, old: Any, new: Any, spot: Spot = (), beside: frozenset[str] = frozenset()) -> Iterator[Note]:
        """What differs between two raw schemas, the types *beside* them left out."""
        one, two = self.old.resolve(old), self.new.resolve(new)
        if (key := (id(one), id(two))) in self._open:
            return
        self._pairs += 1
        if self._pairs > MOST_PAIRS:
            raise refuse(self.new.name, "", f"more than {MOST_PAIRS} pairs of schemas to compare", "write less of them")
        self._open.add(key)
        was, now = (shape._replace(types=shape.types - beside) for shape in (self.old.shape(old), self.new.shape(new)))
        yield from self.of(Pair(was, now, self.side, spot), old, new)
        self._open.remove(key)

    def of(self, pair: Pair, old: Any = None, new: Any = None) -> Iterator[Note]:
        """What differs between two shapes; *old* and *new* are the schemas they were read from."""
        yield from prose(pair)
        if pair.old.variants or pair.new.variants:
            if not (pair.old.variants and pair.new.variants):
                yield from self._variants(pair, pair.old.variants or (old,), pair.new.variants or (new,))
                return
            yield from self._variants(pair, pair.old.variants, pair.new.variants)
        yield from observed(pair)
        yield from types(pair)
        if (pair.old.types - {"null"}).isdisjoint(pair.new.types - {"null"}) and pair.old.types != pair.new.types:
            return  # another value altogether: everything else about it has gone with it
        yield from values(pair)
        yield from self._fields(pair)
        yield from self._below(pair)

    def _fields(self, pair: Pair) -> Iterator[Note]:
        was, now = pair.old.fields, pair.new.fields
        renamed = renames(self.old, self.new, pair.old, pair.new)
        for name in [name for name in was if name not in now and name not in renamed]:
            yield pair.note("field", "stricter", name, None)._replace(spot=pair.at(name))
        for name in [name for name in now if name not in was and name not in renamed.values()]:
            if pair.side == "send" and name in pair.new.required:
                yield pair.note("required", "stricter", None, True)._replace(spot=pair.at(name))
            else:
                yield pair.note("field", "wider", None, name)._replace(spot=pair.at(name))
        for name, other in renamed.items():
            yield pair.note("renamed", "other", name, other)._replace(spot=pair.at(name))
            yield from self.differences(was[name], now[other], pair.at(other))
        for name in [name for name in was if name in now]:
            yield from self.differences(was[name], now[name], pair.at(name))
        comparable = {name for name in pair.old.required ^ pair.new.required if (name in was) == (name in now)}
        for name in sorted(comparable - renamed.keys() - set(renamed.values())):
            is_new = name in pair.new.required
            note = pair.note("required", "stricter" if is_new else "wider", not is_new, is_new)
            yield note._replace(spot=pair.at(name))

    def _below(self, pair: Pair) -> Iterator[Note]:
        for part, was, now in (("[]", pair.old.items, pair.new.items), ("*", *_others(pair))):
            if was is not True or now is not True:
                yield from self.differences(was, now, pair.at(part))
        was, now = pair.old.other_fields, pair.new.other_fields
        if (was is False) != (now is False):
            yield pair.note("open", "stricter" if now is False else "wider", was is not False, now is not False)

    def _variants(self, pair: Pair, was: tuple[Any, ...], now: tuple[Any, ...]) -> Iterator[Note]:
        null_was, null_is = _takes_null(self.old, was), _takes_null(self.new, now)
        if null_was != null_is:
            before, after = (["null"] if is_taken else [] for is_taken in (null_was, null_is))
            yield pair.note("type", "wider" if null_is else "stricter", before, after)
        both, gone, new = paired(self.old, self.new, _without_null(self.old, was), _without_null(self.new, now))
        for old, other in both:
            label = () if len(was) == len(now) == 1 else (f"({_form(self.new.shape(other))})",)
            yield from self.differences(old, other, pair.at(*label), beside=NULL)
        for raw in gone:
            yield pair.note("union", "stricter", _form(self.old.shape(raw)), None)
        for raw in new:
            yield pair.note("union", "wider", None, _form(self.new.shape(raw)))


def _others(pair: Pair) -> tuple[Any, Any]:
    """The schemas of other fields, where both are more than a yes or a no."""
    was, now = pair.old.other_fields, pair.new.other_fields
    return (True, True) if was is False or now is False else (was, now)


def _takes_null(reader: Reader, variants: tuple[Any, ...]) -> bool:
    return any("null" in reader.shape(raw).types for raw in variants)


def _without_null(reader: Reader, variants: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(raw for raw in variants if reader.shape(raw).types != NULL)


def _form(shape: Shape) -> str:
    """How a variant is called: by its types, and by its first fields or values."""
    inside = list(shape.fields)[:3] or [str(value) for value in list((shape.enum or {}).values())[:3]]
    types = " or ".join(type_names(shape.types - NULL))
    return f"{types} of {', '.join(inside)}" if inside else types
