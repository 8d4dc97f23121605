"""Compares what two schemas say about a value itself, without its fields and items."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit_specs._diff.change import Difference, FieldPath
from reelkit_specs._diff.rules import Direction, Side
from reelkit_specs._diff.shape import ADDRESSES, LOWER, Shape, as_object, type_names
from reelkit_specs._documents.json import MISSING, compact

RULE_OF = {"format": "format", "pattern": "pattern", "multipleOf": "bound", "uniqueItems": "bound"}


class Pair(NamedTuple):
    """The shapes of one value in the old and in the new document."""

    old: Shape
    new: Shape
    side: Side
    field_path: FieldPath

    def difference(self, rule: str, direction: Direction, old: Any, new: Any, what: str = "") -> Difference:
        return Difference(rule, direction, self.side, self.field_path, old, new, what)

    def at(self, *part: str) -> FieldPath:
        return (*self.field_path, *part)


def compare_prose(pair: Pair) -> Iterator[Difference]:
    """Compare the sentences that state a rule. `match_sentences` pairs the removed and the new ones later."""
    was, now = pair.old.sentences, pair.new.sentences
    if was != now:
        yield pair.difference("prose", "other", sorted(was - now), sorted(now - was))


def observed(pair: Pair) -> Iterator[Difference]:
    """The `x-reelkit-...` data of a model. Its addresses are compared like paths."""
    for key in sorted(pair.old.observed.keys() | pair.new.observed.keys()):
        was, now = (shape.observed.get(key, (None, None)) for shape in (pair.old, pair.new))
        if key != ADDRESSES and was[0] != now[0]:
            yield pair.difference("observed", "other", was[1], now[1], key)
    before, after = (
        {
            f"{family} {call}": path
            for family, calls in as_object(shape.observed.get(ADDRESSES, (None, None))[1]).items()
            for call, path in as_object(calls).items()
        }
        for shape in (pair.old, pair.new)
    )
    for key in sorted(before.keys() | after.keys()):
        if (old := before.get(key)) != (new := after.get(key)):
            direction: Direction = "stricter" if new is None else "wider" if old is None else "other"
            yield pair.difference("address", direction, old, new)._replace(field_path=pair.at(key))


def types(pair: Pair) -> Iterator[Difference]:
    """The types of the value."""
    was, now = pair.old.types, pair.new.types
    if was != now:
        direction: Direction = "stricter" if now < was else "wider" if was < now else "other"
        yield pair.difference("type", direction, type_names(was), type_names(now))


def values(pair: Pair) -> Iterator[Difference]:
    """Enum, default, bounds, other keywords, rules, deprecation."""
    yield from _enums(pair)
    yield from _default(pair)
    for key in sorted(pair.old.bounds.keys() | pair.new.bounds.keys()):
        was, now = pair.old.bounds.get(key), pair.new.bounds.get(key)
        if was != now:
            yield pair.difference("bound", _tighter(key, was, now), was, now, key)
    for key in sorted(pair.old.keywords.keys() | pair.new.keywords.keys()):
        was, now = pair.old.keywords.get(key), pair.new.keywords.get(key)
        if compact(was) != compact(now):
            yield pair.difference(
                RULE_OF.get(key, "keyword"),
                "stricter" if was is None else "wider" if now is None else "other",
                was,
                now,
                key,
            )
    yield from _rules(pair)
    if pair.old.deprecated != pair.new.deprecated:
        direction: Direction = "stricter" if pair.new.deprecated else "wider"
        yield pair.difference("deprecated", direction, pair.old.deprecated, pair.new.deprecated)


def _enums(pair: Pair) -> Iterator[Difference]:
    was, now = pair.old.enum, pair.new.enum
    if was is None and now is not None:
        yield pair.difference("enum", "stricter", None, list(now.values()))
    elif was is not None and now is None:
        yield pair.difference("enum", "wider", list(was.values()), None)
    elif was is not None and now is not None:
        if removed := [value for key, value in was.items() if key not in now]:
            yield pair.difference("enum", "stricter", removed, [])
        if new := [value for key, value in now.items() if key not in was]:
            yield pair.difference("enum", "wider", [], new)


def _default(pair: Pair) -> Iterator[Difference]:
    was, now = (None if shape.default is MISSING else shape.default for shape in (pair.old, pair.new))
    if compact(was) != compact(now):
        # From "5" to 5: the vendor has corrected the document, and the service has not changed.
        corrected = was is not None and now is not None and str(was).lower() == str(now).lower()
        yield pair.difference("default", "wider" if corrected else "other", was, now)


def _tighter(key: str, was: Any, now: Any) -> Direction:
    if was is None or now is None:
        return "stricter" if was is None else "wider"
    return "stricter" if (now > was) == (key in LOWER) else "wider"


def _rules(pair: Pair) -> Iterator[Difference]:
    was, now = pair.old.rules, pair.new.rules
    for key in [key for key in was if key not in now]:
        yield pair.difference("rule", "wider", was[key][1], None)
    for key in [key for key in now if key not in was]:
        yield pair.difference("rule", "stricter", None, now[key][1])
    for key in [key for key in was if key in now and was[key][0] != now[key][0]]:
        yield pair.difference("rule", "other", was[key][1], now[key][1])
