"""Applies overlays strictly.

The specification ignores an action whose target does not exist. Here that is a finding, because an action must go when
the vendor has repaired the defect. An action also fails if

- the number of matches differs from `x-expect-matches`;
- the value differs from `x-was`;
- a part of the update is already there;
- a part of the update would overwrite a value that `x-was` does not name: the vendor may have just added it.

Only in an overlay with `x-by-condition` may the target of an action match nothing: it is a condition for the defect.
"""

import copy
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jsonpath_rfc9535 import JSONPathQuery

from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import MISSING, Json, Location, compact, pointer, short
from reelkit_specs._overlays.overlay import Action, Overlay
from reelkit_specs._shared.plurals import counted

NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?")  # a JSON number of limited length


class Change(NamedTuple):
    """What an action changed. *before* is MISSING if it added the value, *after* is MISSING if it removed the value."""

    document: str
    pointer: str
    before: Any
    after: Any


class Applied(NamedTuple):
    """The changes of each action of an overlay, and the findings."""

    changes: list[list[Change]]
    findings: list[Finding]


class _ActionError(Exception):
    """An action cannot be applied. The arguments are the problem and the advice."""


def apply(overlay: Overlay, documents: Mapping[str, Json]) -> Applied:
    """Apply *overlay* to *documents* in place. A finding does not stop the actions after it."""
    changes: list[list[Change]] = []
    findings: list[Finding] = []
    for index, action in enumerate(overlay.actions):
        done: list[Change] = []
        matches = 0
        try:
            for name, document in documents.items():
                locations = _locations(action.target, document)
                matches += len(locations)
                if locations:
                    done += _apply_action(action, name, document, locations)
            if not matches and not overlay.by_condition:
                raise _ActionError(
                    "its target matches nothing",
                    "if the vendor repaired this, delete the action; else correct its target",
                )
            if action.expect_matches not in (None, matches):
                what = f"its target matches {counted(matches, 'place')}, x-expect-matches says {action.expect_matches}"
                raise _ActionError(what, "check the matches, then correct the target or the count")
        except _ActionError as refused:
            what, todo = refused.args
            findings.append(overlay.finding(index, f"{what} (target {action.target})", todo))
        changes.append(done)
    return Applied(changes, findings)


def _apply_action(action: Action, name: str, document: Json, locations: list[Location]) -> list[Change]:
    for location in locations:
        _check_was(action.was, _value_at(document, location), f"{name} {pointer(location)}")
    if action.remove:
        removed = [Change(name, pointer(location), _value_at(document, location), MISSING) for location in locations]
        for location in sorted(locations, key=_sort_key, reverse=True):  # backwards, so that list indexes stay valid
            _remove(document, location)
        return removed
    if len({_kind(_value_at(document, location)) for location in locations}) > 1:
        raise _ActionError("its target matches values of different types", "write one action for each type")
    if any(_overlaps(action.update, outer, inner) for outer in locations for inner in locations):
        raise _ActionError("its target matches a place and another inside it", "narrow the target, or split the action")
    value = action.update if action.copy is None else _source(action.copy, document)
    value = copy.deepcopy(value)  # before the changes
    done: list[Change] = []
    for location in locations:
        before = _value_at(document, location)
        where = f"{name} {pointer(location)}"
        own = copy.deepcopy(value)  # so that the matches share no object
        after = _number(before, where) if action.to_number else _merged(before, own, action.was, where)
        done += _differences(name, location, before, after)
        _replace(document, location, after)
    return done


def _overlaps(update: Any, outer: Location, inner: Location) -> bool:
    """Whether the update of one place affects another place inside it."""
    is_inside = inner != outer and inner[: len(outer)] == outer
    return is_inside and not (isinstance(update, dict) and inner[len(outer)] not in update)


def _check_was(was: Any, value: Any, where: str) -> None:
    """Raise if the value is not what x-was says."""
    if was is not MISSING and not _contains(value, was):
        what = f"x-was says {short(was)}, but at {where} there is {short(_same_part(value, was))}"
        raise _ActionError(what, "the vendor changed it: check whether the action is still needed")


def _locations(path: JSONPathQuery, document: Json) -> list[Location]:
    """The places that the path matches, each once, in document order."""
    return list(dict.fromkeys(tuple(node.location) for node in path.finditer(document)))


def _value_at(document: Any, location: Location) -> Any:
    for key in location:
        document = document[key]
    return document


def _sort_key(location: Location) -> list[tuple[bool, str | int]]:
    return [(isinstance(key, int), key) for key in location]


def _remove(document: Json, location: Location) -> None:
    if not location:
        raise _ActionError("it would remove the whole document", "name the part to remove")
    del _value_at(document, location[:-1])[location[-1]]


def _replace(document: Json, location: Location, value: Any) -> None:
    if location:
        _value_at(document, location[:-1])[location[-1]] = value
    else:
        document.clear()
        document.update(value)


def _source(path: JSONPathQuery, document: Json) -> Any:
    locations = _locations(path, document)
    if len(locations) != 1:
        raise _ActionError(f"`copy: {path}` matches {len(locations)} places", "narrow the path to one place")
    return _value_at(document, locations[0])


def _number(text: Any, where: str) -> Any:
    """The number in a string."""
    if not isinstance(text, str) or not NUMBER.fullmatch(text):
        raise _ActionError(f"at {where} there is {short(text)}, not a number in quotes", "narrow the target")
    return json.loads(text)


def _kind(value: Any) -> str:
    return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "primitive"


def _merged(target: Any, update: Any, was: Any, where: str) -> Any:
    """The target with the update merged in, by the rules of Overlay 1.1 and the stricter rules of this module."""
    if isinstance(target, list):
        return target + _new_items(target, update, where)
    if _kind(target) != _kind(update):
        article = "a" if _kind(update) == "primitive" else "an"
        what = f"{article} {_kind(update)} value cannot be merged into the {_kind(target)} at {where}"
        raise _ActionError(what, "add an earlier action that removes the old value")
    if not isinstance(target, dict):
        if compact(target) == compact(update):
            raise _no_change(where)
        return update
    if not update:
        raise _no_change(where)
    merged = dict(target)
    for key, value in update.items():
        here = where + pointer([key])
        if key not in target:
            merged[key] = value
            continue
        if isinstance(target[key], list) and not isinstance(value, list):
            raise _ActionError(f"only a list can be merged into the list at {here}", "write a list")
        inner = was.get(key, MISSING) if isinstance(was, dict) else MISSING
        merged[key] = _merged(target[key], value, inner, here)
        if _kind(value) == "primitive" and inner is MISSING:
            what = f"it would overwrite {short(target[key])} at {here}, which x-was does not name"
            raise _ActionError(
                what, "if the vendor added it, delete this part of the action; else name the value in x-was"
            )
    return merged


def _new_items(target: list[Any], update: Any, where: str) -> list[Any]:
    items = update if isinstance(update, list) else [update]
    known = {compact(item) for item in target}
    if not items or any(compact(item) in known for item in items):
        raise _no_change(where)
    return items


def _no_change(where: str) -> _ActionError:
    return _ActionError(f"it changes nothing at {where}", "if the vendor repaired this, delete this part of the action")


def _same_part(value: Any, was: Any) -> Any:
    """The part of the value that x-was names."""
    if isinstance(value, dict) and isinstance(was, dict):
        return {key: _same_part(value[key], part) for key, part in was.items() if key in value}
    return value


def _contains(value: Any, was: Any) -> bool:
    """Whether the value contains everything that x-was names."""
    if isinstance(value, dict) and isinstance(was, dict):
        return all(key in value and _contains(value[key], part) for key, part in was.items())
    return compact(value) == compact(was)


def _differences(name: str, location: Location, before: Any, after: Any) -> Iterator[Change]:
    """The smallest parts in which the two values differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in after.items():
            yield from _differences(name, (*location, key), before.get(key, MISSING), value)
    elif before is MISSING or compact(before) != compact(after):
        yield Change(name, pointer(location), before, after)
