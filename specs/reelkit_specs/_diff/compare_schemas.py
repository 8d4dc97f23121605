"""Compares two schemas, and matches renamed fields and the variants of unions."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from reelkit_specs._diff.change import Difference, FieldPath
from reelkit_specs._diff.compare_values import Pair, compare_prose, observed, types, values
from reelkit_specs._diff.rules import Side
from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._diff.shape import Shape, type_names
from reelkit_specs._documents.findings import finding_error

MAX_PAIRS = 100_000
NULL = frozenset(("null",))
MIN_SIMILARITY = 0.6  # of 1: `image_url` and `img_url` have 0.9, `prompt` and `seed` 0.2
MAX_RENAMES = 50  # removed fields; more are not renames


class SchemaComparison:
    """Compares schemas of two documents, as sent or as read."""

    def __init__(self, old: Reader, new: Reader, side: Side) -> None:
        self.old = old
        self.new = new
        self.side = side
        self._open: set[tuple[int, int]] = set()  # pairs that are being compared: schemas can be recursive
        self._pairs = 0

    def compare(
        self, old: Any, new: Any, field_path: FieldPath = (), beside: frozenset[str] = frozenset()
    ) -> Iterator[Difference]:
        """The differences between two raw schemas, without the types in *beside*."""
        one, two = self.old.resolve(old), self.new.resolve(new)
        if (key := (id(one), id(two))) in self._open:
            return
        self._pairs += 1
        if self._pairs > MAX_PAIRS:
            raise finding_error(
                self.new.name, "", f"more than {MAX_PAIRS} pairs of schemas to compare", "split the document"
            )
        self._open.add(key)
        was, now = (shape._replace(types=shape.types - beside) for shape in (self.old.shape(old), self.new.shape(new)))
        yield from self.of(Pair(was, now, self.side, field_path), old, new)
        self._open.remove(key)

    def of(self, pair: Pair, old: Any = None, new: Any = None) -> Iterator[Difference]:
        """The differences between two shapes. *old* and *new* are their raw schemas."""
        yield from compare_prose(pair)
        if pair.old.variants or pair.new.variants:
            if not (pair.old.variants and pair.new.variants):
                yield from self._variants(pair, pair.old.variants or (old,), pair.new.variants or (new,))
                return
            yield from self._variants(pair, pair.old.variants, pair.new.variants)
        yield from observed(pair)
        yield from types(pair)
        if (pair.old.types - {"null"}).isdisjoint(pair.new.types - {"null"}) and pair.old.types != pair.new.types:
            return  # an entirely different value: nothing else is comparable
        yield from values(pair)
        yield from self._fields(pair)
        yield from self._items_and_others(pair)

    def _fields(self, pair: Pair) -> Iterator[Difference]:
        was, now = pair.old.fields, pair.new.fields
        renamed = match_renames(self.old, self.new, pair.old, pair.new)
        for name in [name for name in was if name not in now and name not in renamed]:
            yield pair.difference("field", "stricter", name, None)._replace(field_path=pair.at(name))
        for name in [name for name in now if name not in was and name not in renamed.values()]:
            if pair.side == "send" and name in pair.new.required:
                yield pair.difference("required", "stricter", None, True)._replace(field_path=pair.at(name))
            else:
                yield pair.difference("field", "wider", None, name)._replace(field_path=pair.at(name))
        for name, other in renamed.items():
            yield pair.difference("renamed", "other", name, other)._replace(field_path=pair.at(name))
            yield from self.compare(was[name], now[other], pair.at(other))
        for name in [name for name in was if name in now]:
            yield from self.compare(was[name], now[name], pair.at(name))
        comparable = {name for name in pair.old.required ^ pair.new.required if (name in was) == (name in now)}
        for name in sorted(comparable - renamed.keys() - set(renamed.values())):
            is_new = name in pair.new.required
            difference = pair.difference("required", "stricter" if is_new else "wider", not is_new, is_new)
            yield difference._replace(field_path=pair.at(name))

    def _items_and_others(self, pair: Pair) -> Iterator[Difference]:
        for part, was, now in (("[]", pair.old.items, pair.new.items), ("*", *_others(pair))):
            if was is not True or now is not True:
                yield from self.compare(was, now, pair.at(part))
        was, now = pair.old.other_fields, pair.new.other_fields
        if (was is False) != (now is False):
            yield pair.difference("open", "stricter" if now is False else "wider", was is not False, now is not False)

    def _variants(self, pair: Pair, was: tuple[Any, ...], now: tuple[Any, ...]) -> Iterator[Difference]:
        null_was, null_is = _takes_null(self.old, was), _takes_null(self.new, now)
        if null_was != null_is:
            before, after = (["null"] if is_taken else [] for is_taken in (null_was, null_is))
            yield pair.difference("type", "wider" if null_is else "stricter", before, after)
        both, removed, new = pair_variants(
            self.old, self.new, _without_null(self.old, was), _without_null(self.new, now)
        )
        for old, other in both:
            label = () if len(was) == len(now) == 1 else (f"({_variant_text(self.new.shape(other))})",)
            yield from self.compare(old, other, pair.at(*label), beside=NULL)
        for raw in removed:
            yield pair.difference("union", "stricter", _variant_text(self.old.shape(raw)), None)
        for raw in new:
            yield pair.difference("union", "wider", None, _variant_text(self.new.shape(raw)))


def _others(pair: Pair) -> tuple[Any, Any]:
    """The two schemas for additional fields, if neither forbids them."""
    was, now = pair.old.other_fields, pair.new.other_fields
    return (True, True) if was is False or now is False else (was, now)


def _takes_null(reader: Reader, variants: tuple[Any, ...]) -> bool:
    return any("null" in reader.shape(raw).types for raw in variants)


def _without_null(reader: Reader, variants: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(raw for raw in variants if reader.shape(raw).types != NULL)


def _variant_text(shape: Shape) -> str:
    """A description of a variant: its types, and its first fields or values."""
    inside = list(shape.fields)[:3] or [str(value) for value in list((shape.enum or {}).values())[:3]]
    types = " or ".join(type_names(shape.types - NULL))
    return f"{types} of {', '.join(inside)}" if inside else types


def match_renames(old: Reader, new: Reader, was: Shape, now: Shape) -> dict[str, str]:
    """Map old to new names of renamed fields: similar, with the same types, both required or both not."""
    removed = [name for name in was.fields if name not in now.fields]
    added = [name for name in now.fields if name not in was.fields]
    if not removed or not added or len(removed) > MAX_RENAMES or len(added) > MAX_RENAMES:
        return {}
    scores = {
        (one, two): score
        for one in removed
        for two in added
        if (one in was.required) == (two in now.required)
        and (score := _field_likeness(old, new, (one, was.fields[one]), (two, now.fields[two]))) >= MIN_SIMILARITY
    }
    found: dict[str, str] = {}
    for one, two in sorted(scores, key=lambda pair: -scores[pair]):
        if one not in found and two not in found.values():
            found[one] = two
    return found


def _field_likeness(old: Reader, new: Reader, one: tuple[str, Any], two: tuple[str, Any]) -> float:
    """The similarity of two fields. The same description or the same values add 1."""
    before, after = old.shape(one[1]), new.shape(two[1])
    if before.types != after.types:
        return 0.0
    names = SequenceMatcher(None, one[0], two[0], autojunk=False).ratio()
    description = old.description(one[1])
    same = (description and description == new.description(two[1])) or (before.enum and before.enum == after.enum)
    return names + (1.0 if same else 0.0)


class VariantPairs(NamedTuple):
    """Pairs of variants, removed variants, and new variants."""

    both: list[tuple[Any, Any]]
    removed: list[Any]
    new: list[Any]


def pair_variants(old: Reader, new: Reader, was: tuple[Any, ...], now: tuple[Any, ...]) -> VariantPairs:
    """Pair equal variants first, then the most similar ones."""
    both: list[tuple[Any, Any]] = []
    removed, added = list(was), list(now)
    texts = [new.text(raw) for raw in added]
    for raw in was:
        if (text := old.text(raw)) in texts:
            index = texts.index(text)
            both.append((raw, added.pop(index)))
            texts.pop(index)
            removed.remove(raw)
    for raw in list(removed):
        likeness = [_variant_likeness(old.shape(raw), new.shape(other)) for other in added]
        if likeness and max(likeness) > 0:
            both.append((raw, added.pop(likeness.index(max(likeness)))))
            removed.remove(raw)
    return VariantPairs(both, removed, added)


def _variant_likeness(one: Shape, two: Shape) -> int:
    """The number of fields and values in common, plus 1; 0 if the types have nothing in common."""
    if (one.types - {"null"}).isdisjoint(two.types - {"null"}):
        return 0
    return 1 + len(one.fields.keys() & two.fields.keys()) + len((one.enum or {}).keys() & (two.enum or {}).keys())
