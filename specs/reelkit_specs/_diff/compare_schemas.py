"""Comparing two schemas, fact by fact."""

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


class SchemaComparison:
    """The schemas of two documents, to be compared on one side."""

    def __init__(self, old: Reader, new: Reader, side: Side) -> None:
        self.old = old
        self.new = new
        self.side = side
        self._open: set[tuple[int, int]] = set()  # pairs that are being compared: schemas may go round in a circle
        self._pairs = 0

    def compare(
        self, old: Any, new: Any, field_path: FieldPath = (), beside: frozenset[str] = frozenset()
    ) -> Iterator[Difference]:
        """What differs between two raw schemas, the types *beside* them left out."""
        one, two = self.old.resolve(old), self.new.resolve(new)
        if (key := (id(one), id(two))) in self._open:
            return
        self._pairs += 1
        if self._pairs > MAX_PAIRS:
            raise finding_error(
                self.new.name, "", f"more than {MAX_PAIRS} pairs of schemas to compare", "write less of them"
            )
        self._open.add(key)
        was, now = (shape._replace(types=shape.types - beside) for shape in (self.old.shape(old), self.new.shape(new)))
        yield from self.of(Pair(was, now, self.side, field_path), old, new)
        self._open.remove(key)

    def of(self, pair: Pair, old: Any = None, new: Any = None) -> Iterator[Difference]:
        """What differs between two shapes; *old* and *new* are the schemas they were read from."""
        yield from compare_prose(pair)
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

    def _fields(self, pair: Pair) -> Iterator[Difference]:
        was, now = pair.old.fields, pair.new.fields
        renamed = renames(self.old, self.new, pair.old, pair.new)
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

    def _below(self, pair: Pair) -> Iterator[Difference]:
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
        both, gone, new = paired(self.old, self.new, _without_null(self.old, was), _without_null(self.new, now))
        for old, other in both:
            label = () if len(was) == len(now) == 1 else (f"({_form(self.new.shape(other))})",)
            yield from self.compare(old, other, pair.at(*label), beside=NULL)
        for raw in gone:
            yield pair.difference("union", "stricter", _form(self.old.shape(raw)), None)
        for raw in new:
            yield pair.difference("union", "wider", None, _form(self.new.shape(raw)))


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


MIN_SIMILARITY = 0.6  # of 1, for two names; `image_url` and `img_url` have 0.9, `prompt` and `seed` 0.2
MOST = 50  # fields gone, above which nobody has merely renamed them


def renames(old: Reader, new: Reader, was: Shape, now: Shape) -> dict[str, str]:
    """New names by old names: as often required, of the same types, and alike in name or in everything else."""
    gone = [name for name in was.fields if name not in now.fields]
    added = [name for name in now.fields if name not in was.fields]
    if not gone or not added or len(gone) > MOST or len(added) > MOST:
        return {}
    scores = {
        (one, two): score
        for one in gone
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
    """How alike two fields are; with one description word for word, or with one list of values, they are the same."""
    before, after = old.shape(one[1]), new.shape(two[1])
    if before.types != after.types:
        return 0.0
    names = SequenceMatcher(None, one[0], two[0], autojunk=False).ratio()
    told = old.description(one[1])
    same = (told and told == new.description(two[1])) or (before.enum and before.enum == after.enum)
    return names + (1.0 if same else 0.0)


class Paired(NamedTuple):
    """The forms that stand on both sides, those that are gone, and those that are new."""

    both: list[tuple[Any, Any]]
    gone: list[Any]
    new: list[Any]


def paired(old: Reader, new: Reader, was: tuple[Any, ...], now: tuple[Any, ...]) -> Paired:
    """Pair what is the same first, then what is most alike."""
    both: list[tuple[Any, Any]] = []
    gone, added = list(was), list(now)
    texts = [new.text(raw) for raw in added]
    for raw in was:
        if (text := old.text(raw)) in texts:
            index = texts.index(text)
            both.append((raw, added.pop(index)))
            texts.pop(index)
            gone.remove(raw)
    for raw in list(gone):
        likeness = [_variant_likeness(old.shape(raw), new.shape(other)) for other in added]
        if likeness and max(likeness) > 0:
            both.append((raw, added.pop(likeness.index(max(likeness)))))
            gone.remove(raw)
    return Paired(both, gone, added)


def _variant_likeness(one: Shape, two: Shape) -> int:
    """Nothing, if they have no type in common; more, the more fields and values they share."""
    if (one.types - {"null"}).isdisjoint(two.types - {"null"}):
        return 0
    return 1 + len(one.fields.keys() & two.fields.keys()) + len((one.enum or {}).keys() & (two.enum or {}).keys())
