"""Applying overlays strictly.

The specification lets an action pass in silence when its target is gone. Here that fails, because a defect that the
vendor has repaired must not stay patched: a target without a match, an action without effect, a count that differs
and an `x-was` that is no longer there are findings.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jsonpath_rfc9535 import JSONPathQuery

from reelkit_specs.pipeline._findings import Finding
from reelkit_specs.pipeline._json import Json, compact, pointer
from reelkit_specs.pipeline._overlay import NOTHING, Action, Overlay

Location = tuple[str | int, ...]


class Change(NamedTuple):
    """What one action did to one value; *before* or *after* is NOTHING where the value was added or removed."""

    document: str
    pointer: str
    before: Any
    after: Any


class Applied(NamedTuple):
    """What came of an overlay: per action the changes it made, and what went wrong."""

    changes: list[list[Change]]
    findings: list[Finding]


class _Refusal(Exception):  # noqa: N818 - not an error of the program, it ends as a finding
    """An action cannot be applied: what is wrong, and what to do."""


def apply(overlay: Overlay, documents: Mapping[str, Json]) -> Applied:
    """Apply *overlay* to *documents*, in place. After a finding the next actions are still tried."""
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
                    done += _perform(action, name, document, locations)
            if not matches:
                raise _Refusal("its target matches nothing", "repaired by the vendor? delete or mend the action")
            if action.expect_matches not in (None, matches):
                what = f"its target matches {matches} places, x-expect-matches says {action.expect_matches}"
                raise _Refusal(what, "look at the places, then mend the target or the count")
        except _Refusal as refused:
            what, todo = refused.args
            findings.append(Finding(overlay.name, f"/actions/{index}", f"{what} (target {action.target})", todo))
        changes.append(done)
    return Applied(changes, findings)


def _perform(action: Action, name: str, document: Json, locations: list[Location]) -> list[Change]:
    befores = [copy.deepcopy(_at(document, location)) for location in locations]
    for location, before in zip(locations, befores, strict=True):
        if action.was is not NOTHING and not _holds(before, action.was):
            what = f"x-was says {compact(action.was)}, but at {name} {pointer(location)} there is {compact(before)}"
            raise _Refusal(what, "the vendor changed it: see whether the action is still needed")
    if action.remove:
        for location in sorted(locations, key=_order, reverse=True):  # the last first, so that indexes stay true
            _remove(document, location)
        return [Change(name, pointer(loc), before, NOTHING) for loc, before in zip(locations, befores, strict=True)]
    if len({_kind(before) for before in befores}) > 1:
        raise _Refusal("its target mixes objects, arrays and primitive values", "split it into one action for each")
    value = action.update if action.copy is None else _source(action.copy, document)
    done: list[Change] = []
    for location, before in zip(locations, befores, strict=True):
        after = _merged(before, copy.deepcopy(value), location)  # a copy each: matches never share an object
        if compact(after) == compact(before):
            what = f"it changes nothing at {name} {pointer(location)}"
            raise _Refusal(what, "repaired by the vendor? delete the action or narrow its target")
        _replace(document, location, after)
        done += _differences(name, location, before, after)
    return done


def _locations(path: JSONPathQuery, document: Json) -> list[Location]:
    """Where the path leads, each place once, in document order."""
    return list(dict.fromkeys(tuple(node.location) for node in path.finditer(document)))


def _at(document: Any, location: Location) -> Any:
    for key in location:
        document = document[key]
    return document


def _order(location: Location) -> list[tuple[bool, str | int]]:
    return [(isinstance(key, int), key) for key in location]


def _remove(document: Json, location: Location) -> None:
    if not location:
        raise _Refusal("it would remove the whole document", "name the part to remove")
    del _at(document, location[:-1])[location[-1]]


def _replace(document: Json, location: Location, value: Any) -> None:
    if location:
        _at(document, location[:-1])[location[-1]] = value
    else:
        document.clear()
        document.update(value)


def _source(path: JSONPathQuery, document: Json) -> Any:
    locations = _locations(path, document)
    if len(locations) != 1:
        raise _Refusal(f"the source of its copy ({path}) matches {len(locations)} places", "name exactly one")
    return _at(document, locations[0])


def _kind(value: Any) -> str:
    return "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "primitive"


def _merged(target: Any, update: Any, location: Location) -> Any:
    """The target with the update merged in, by the rules of Overlay 1.1."""
    if isinstance(target, list):
        return target + (update if isinstance(update, list) else [update])
    if _kind(target) != _kind(update):
        what = f"an {_kind(update)} value cannot be merged into the {_kind(target)} at {pointer(location) or '/'}"
        raise _Refusal(what.replace("an p", "a p"), "remove the old value first")
    if not isinstance(target, dict):
        return update
    merged = dict(target)
    for key, value in update.items():
        here = (*location, key)
        if key in target and isinstance(target[key], list) and not isinstance(value, list):
            raise _Refusal(f"only an array can be joined to the array at {pointer(here)}", "write a list")
        merged[key] = _merged(target[key], value, here) if key in target else value
    return merged


def _holds(value: Any, was: Any) -> bool:
    """Whether the value still contains what x-was recorded of it."""
    if isinstance(value, dict) and isinstance(was, dict):
        return all(key in value and _holds(value[key], part) for key, part in was.items())
    return compact(value) == compact(was)


def _differences(name: str, location: Location, before: Any, after: Any) -> Iterator[Change]:
    """The smallest places in which the two values differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in after.items():
            yield from _differences(name, (*location, key), before.get(key, NOTHING), value)
    elif before is NOTHING or compact(before) != compact(after):
        yield Change(name, pointer(location), before, after)
