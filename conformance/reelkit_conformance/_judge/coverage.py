"""Which items of the contract the exchanges of a run have exercised, and why not the others. No I/O.

An item is exercised if a request put it to the test and was responded to, whether or not the response conforms.
"""

import math
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reelkit_conformance._checks.check import Level
from reelkit_conformance._contract.operations import operation_of, operations, paths_of
from reelkit_conformance._contract.request_form import Form, form_of
from reelkit_conformance._contract.values import branches, options, resolved
from reelkit_conformance._http.exchange import Exchange, Json
from reelkit_conformance._http.response import is_accepted, status_word
from reelkit_conformance._http.text import short_json
from reelkit_conformance._judge.findings import PARTS, Coverage, Engine, Item, Missing
from reelkit_specs import Model, contract, find_model

# The level that exercises a part, where that is not the first one.
LEVELS_OF_PARTS: dict[str, Level] = {
    "statuses": "L2",
    "states": "L3",
    "request fields": "L3",
    "values": "L3",
    "bounds": "L3",
    "rules": "L2",
}
STATUS_REASONS = {
    "403": "the server did not refuse the account",
    "429": "the server did not limit the requests",
    **dict.fromkeys(("500", "502", "503", "504"), "the server did not fail"),
}
LOWER, UPPER = ("minimum", "minLength", "minItems"), ("maximum", "maxLength", "maxItems")
LENGTHS = ("minLength", "minItems", "maxLength", "maxItems")


class Circumstances(NamedTuple):
    """What decides why an item was not exercised."""

    levels: tuple[Level, ...]
    engines: tuple[Engine, ...]
    creates_allowed: bool = True
    ended_early: str | None = None


class Exercised:
    """The items that exchanges have exercised, by model. It keeps no exchange, because a recording may be long."""

    def __init__(self) -> None:
        self._items: dict[str, set[Item]] = {}
        self._of_body: dict[tuple[str, str, bytes], tuple[Item, ...]] = {}

    def add(self, exchange: Exchange, model_id: str | None) -> None:
        """Add what an exchange has exercised. *model_id* is the model of its job."""
        model = find_model(model_id) if model_id is not None else None
        operation = operation_of(exchange.request)
        if model is None or operation is None or exchange.status is None:
            return
        name = f"{operation.call}, {operation.address}"
        found = self._items.setdefault(model.id, set())
        found |= {Item("operations", name), Item("statuses", name, str(exchange.status))}
        if is_accepted(exchange):
            found.add(Item("states", name, status_word(exchange) or ""))
            given = (place for place, value in _values("", exchange.json) if value is not None)
            found |= {Item("response fields", name, place) for place in given}
        request = exchange.request
        if operation.call == "create" and request.auth == "key" and request.body:
            key = model.id, name, request.body
            if key not in self._of_body:
                body = request.json_object
                try:
                    self._of_body[key] = tuple(_of_request(form_of(model), name, body)) if body is not None else ()
                except UnicodeEncodeError:  # half a character, which is in no text of the contract
                    self._of_body[key] = ()
            found |= {*self._of_body[key]}

    def coverage(self, models: Iterable[Model], circumstances: Circumstances) -> tuple[Coverage, ...]:
        """Return the coverage of each model."""
        return tuple(self._coverage(model, circumstances) for model in models)

    def _coverage(self, model: Model, circumstances: Circumstances) -> Coverage:
        found = self._items.get(model.id, set())
        items = contract_items(model)
        missing = [Missing(item, _reason(item, found, circumstances)) for item in items if item not in found]
        return Coverage(model.id, tuple(item for item in items if item in found), tuple(missing))


def contract_items(model: Model) -> tuple[Item, ...]:
    """Return every item of the contract of a model, in the order of PARTS."""
    form = form_of(model)
    found: dict[Item, None] = {}
    for (method, path), operation in operations().items():
        if path != paths_of(model, operation.address)[operation.call == "fetch"]:
            continue
        name = f"{operation.call}, {operation.address}"
        found[Item("operations", name)] = None
        found |= {Item("statuses", name, str(status)): None for status in sorted(operation.statuses)}
        response = contract()["paths"][path][method.lower()]["responses"]["200"]["content"]["application/json"]
        schema = resolved(response["schema"], contract()["components"])
        for place, part in _places("", schema):
            if next(_places(place, part), None) is None:  # otherwise its members are items
                found[Item("response fields", name, place)] = None
        if operation.call == "fetch":
            words = options(schema["properties"]["status"])
            found |= {Item("states", name, word): None for word in words}
        else:
            found |= dict.fromkeys(_request_items(form, name))
    return tuple(sorted(found, key=lambda item: PARTS.index(item.part)))  # stable: otherwise as in the contract


def _request_items(form: Form, operation: str) -> Iterator[Item]:
    for field, schema in form.schemas.items():
        for place, part in [(field, schema), *_places(field, schema)]:
            yield Item("request fields", operation, place)
            for branch in branches(part):
                if len(options(branch)) > 1:
                    yield from (Item("values", operation, _equation(place, value)) for value in options(branch))
                yield from (Item("bounds", operation, name) for name in _bound_names(place, branch))
    for rule in (*form.model.rules, *form.model.warnings):
        yield Item("rules", operation, rule.id)


def _of_request(form: Form, operation: str, body: Json) -> Iterator[Item]:
    """Yield what a create with this body exercises: a valid one what it contains, another one what it violates."""
    if form.fits(body):
        for place, value in _values("", body):
            yield Item("request fields", operation, place)
            if not isinstance(value, dict | list):
                yield Item("values", operation, _equation(place, value))
            yield from (Item("bounds", operation, f"{place} {word} {size}") for word, size in _at_bounds(value))
        yield from (Item("rules", operation, warning.id) for warning in form.warnings_for(body))
        return
    yield from (Item("rules", operation, rule.id) for rule in form.model.rules if form.violates_only(body, rule))
    sent = dict(_values("", body))
    for field, schema in form.schemas.items():
        for place, part in [(field, schema), *_places(field, schema)] if field in body else ():
            for branch in branches(part):
                for word, bound in _bounds(branch):
                    size = _size(sent.get(place), word)
                    if size is not None and (size < bound if word in LOWER else size > bound):
                        yield Item("bounds", operation, f"{place} beyond {word} {_size_text(bound)}")


def _bounds(schema: Json) -> list[tuple[str, Any]]:
    return [(word, schema[word]) for word in (*LOWER, *UPPER) if word in schema]


def _bound_names(place: str, schema: Json) -> Iterator[str]:
    for word, bound in _bounds(schema):
        yield f"{place} {word} {_size_text(bound)}"
        if bound > 0 or word not in LENGTHS:  # nothing is shorter than empty
            yield f"{place} beyond {word} {_size_text(bound)}"


def _at_bounds(value: Any) -> Iterator[tuple[str, str]]:
    """Yield each bound that a valid value could be at."""
    for word in (*LOWER, *UPPER):
        if (size := _size(value, word)) is not None:
            yield word, _size_text(size)


def _size(value: Any, word: str) -> int | float | None:
    """Return what a bound limits of a value."""
    if word in LENGTHS:
        return len(value) if isinstance(value, str if word.endswith("Length") else list) else None
    return value if _is_number(value) else None


def _is_number(value: Any) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(value, float) and math.isfinite(value)
    )


def _size_text(size: float) -> str:
    """Return one text for each number, however it was written."""
    return str(int(size)) if size == int(size) else str(size)


def _equation(place: str, value: Any) -> str:
    if _is_number(value):
        return f"{place} = {_size_text(value)}"
    return f"{place} = {short_json(value)}"


def _places(place: str, schema: Json) -> Iterator[tuple[str, Json]]:
    """Yield the members of a schema and of its members, with their places."""
    for branch in branches(schema):
        for name, part in branch.get("properties", {}).items():
            inner = f"{place}.{name}" if place else name
            yield inner, part
            yield from _places(inner, part)
        if isinstance(items := branch.get("items"), dict):
            yield f"{place}[]", items
            yield from _places(f"{place}[]", items)


def _values(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the values in a JSON value, with the places that _places gives them. It may be nested deeply."""
    waiting = [(place, value)]
    while waiting:
        place, value = waiting.pop()
        parts: list[tuple[str, Any]] = []
        if isinstance(value, dict):
            parts = [(f"{place}.{name}" if place else name, part) for name, part in value.items()]
        elif isinstance(value, list):
            parts = [(f"{place}[]", part) for part in value]
        yield from parts
        waiting += reversed(parts)


def _reason(item: Item, found: set[Item], circumstances: Circumstances) -> str:
    """Return why an item was not exercised: the first reason that applies."""
    if circumstances.ended_early:
        return "the run ended early"
    if "recorded" in circumstances.engines:
        return "the recording does not contain it"
    level = LEVELS_OF_PARTS.get(item.part, "L1")
    if level not in circumstances.levels:
        return f"needs level {level}"
    if not circumstances.creates_allowed:
        return "needs a create that may cost something; --max-jobs allows it"
    if Item("operations", item.operation) not in found:
        return "no request was sent to this operation"
    if item.part == "statuses":
        return STATUS_REASONS.get(item.name, "the server did not respond with it")
    if item.part == "states":
        return "no response of this run had it"
    if item.part == "response fields":
        is_of_end = item.operation.startswith("create") and item.name.startswith(("video", "error"))
        return "a new job has no result" if is_of_end else "no response had it"
    return (
        "no request of the kit exercises it" if "fuzz" in circumstances.engines else "left out; --thorough sends more"
    )
