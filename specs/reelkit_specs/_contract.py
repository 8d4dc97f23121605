"""Reads contract.json, and the models that the user has added, into typed records."""

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from reelkit_specs import _added

CONTRACT = Path(__file__).with_name("contract.json")
ADDRESSES = "x-reelkit-addresses"  # every component of a model has it
ADDED = "x-reelkit-added"  # and those of added models
CREDITS_PER_USD = 2_000_000

Json = dict[str, Any]
T = TypeVar("T")


class Field(NamedTuple):
    """One field of a request. *default* is the value that the server uses if the field is left out, or None."""

    name: str
    types: tuple[str, ...]
    required: bool
    enum: tuple[Any, ...]
    default: Any
    format: str | None
    description: str
    schema: Json


class Rule(NamedTuple):
    """A rule that binds several fields.

    A request breaks a rule of a model's *rules* if it does not match *schema*. A request triggers a rule of a model's
    *warnings* if it matches *schema*. *sentence* is the vendor's wording.
    """

    id: str
    sentence: str
    fields: tuple[str, ...]
    schema: Json


class Addresses(NamedTuple):
    """Paths of the create and the fetch; None if the vendor documents none."""

    create: str | None
    fetch: str | None


class Time(NamedTuple):
    """How long a video took, in seconds from *least* to *most*. A *resolution* or *duration* of None means any."""

    resolution: str | None
    duration: int | None
    least: float
    most: float


class Price(NamedTuple):
    """What a video cost, in credits. A *resolution* or *duration* of None means any."""

    resolution: str | None
    duration: int | None
    credits: int


class Added(NamedTuple):
    """Where the document of an added model was read, its hash, and the day."""

    origin: str
    sha256: str
    date: str


class Model(NamedTuple):
    """A model. *id* is the id to send; *ids* are all ids that the service accepts, *id* first.

    *added* is None unless the user has added the model. It has no request class then.
    """

    id: str
    ids: tuple[str, ...]
    class_name: str
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    warnings: tuple[Rule, ...]
    universal: Addresses
    legacy: Addresses
    times: tuple[Time, ...]
    prices: tuple[Price, ...]
    schema: Json
    added: Added | None = None


class Status(NamedTuple):
    """A status word. *meaning* is pending, succeeded, failed or unknown. Not *documented* means only observed."""

    word: str
    meaning: str
    documented: bool


_caches: list[Callable[[], None]] = []


def contract_cache(function: Callable[..., T]) -> "functools._lru_cache_wrapper[T]":
    """`functools.cache` for what follows from the contract. It is emptied when a model is added or removed."""
    cached = functools.cache(function)
    _caches.append(cached.cache_clear)
    return cached


@contract_cache
def contract() -> Json:
    """The contract, an OpenAPI 3.1 document, with the added models.

    Every call returns the same object until a model is added or removed; do not change it.
    """
    document, added, _ = _read()
    for model in added:
        document["components"]["schemas"][model.name] = model.schema
        _requests(document, model.schema)["oneOf"].append({"$ref": f"#/components/schemas/{model.name}"})
    return document


def broken_models() -> tuple[str, ...]:
    """A line for each added model that cannot be read, and is ignored."""
    return tuple(_read()[2])


def write_added(model: _added.AddedModel) -> Model:
    """Add a component to the contract of this user."""
    added = _model(*model)
    _added.write(added.id, model)
    _forget()
    return added


def remove_model(identifier: str) -> bool:
    """Remove an added model. Returns whether there was one with this id. Raises OSError."""
    known = find_model(identifier)
    removed = _added.remove(known.id if known and known.added else identifier)
    _forget()
    return removed


def _forget() -> None:
    for clear in _caches:
        clear()


def _read() -> tuple[Json, list[_added.AddedModel], list[str]]:
    """The shipped contract, and the added models that it does not have. A shipped model takes precedence."""
    document: Json = json.loads(CONTRACT.read_text(encoding="utf-8"))
    schemas = document["components"]["schemas"]
    shipped = {each for schema in schemas.values() if ADDRESSES in schema for each in _ids(schema)}

    def check(model: _added.AddedModel) -> None:
        _model(*model)
        _requests(document, model.schema)
        if model.name in schemas and not shipped & {*_ids(model.schema)}:
            raise ValueError("this release uses the name of its component for another model")

    added, broken = _added.read(check)
    return document, [model for model in added if not shipped & {*_ids(model.schema)}], broken


def _requests(document: Json, schema: Json) -> Json:
    """The schema of the requests that the address of this component takes."""
    create = document["paths"][schema[ADDRESSES]["universal"]["create"]]["post"]
    requests: Json = create["requestBody"]["content"]["application/json"]["schema"]
    return requests


def _ids(schema: Json) -> tuple[str, ...]:
    model = schema["properties"]["model"]
    return tuple(model.get("enum", (model["default"],)))


@contract_cache
def models() -> tuple[Model, ...]:
    """Every model, in the order of the vendor's documents in sources.toml; added models last."""
    schemas = contract()["components"]["schemas"]
    return tuple(_model(name, schema) for name, schema in schemas.items() if ADDRESSES in schema)


def find_model(identifier: str) -> Model | None:
    """The model with this id, in any of its spellings, or None."""
    return _by_id().get(identifier)


@contract_cache
def statuses() -> dict[str, Status]:
    """Every status word that is documented or has been observed."""
    words = contract()["x-reelkit-statuses"].items()
    return {word: Status(word, entry["meaning"], entry["basis"] == "documented") for word, entry in words}


@contract_cache
def _by_id() -> dict[str, Model]:
    return {identifier: model for model in models() for identifier in model.ids}


def _model(name: str, schema: Json) -> Model:
    required = schema.get("required", ())
    model = schema["properties"]["model"]
    addresses = schema[ADDRESSES]
    rules = (part for part in schema.get("allOf", ()) if "x-reelkit-rule" in part)
    return Model(
        id=model["default"],
        ids=_ids(schema),
        class_name=name,
        fields=tuple(_field(field, part, field in required) for field, part in schema["properties"].items()),
        rules=tuple(_rule(rule["x-reelkit-rule"], rule["description"], rule) for rule in rules),
        warnings=tuple(_rule(w["id"], w["description"], w["when"]) for w in schema.get("x-reelkit-warnings", ())),
        universal=_addresses(addresses["universal"]),
        legacy=_addresses(addresses["legacy"]),
        times=tuple(_time(entry) for entry in schema.get("x-reelkit-times", ())),
        prices=tuple(_price(entry) for entry in schema.get("x-reelkit-prices", ())),
        schema=schema,
        added=Added(**schema[ADDED]) if ADDED in schema else None,
    )


def _addresses(given: Json) -> Addresses:
    found = Addresses(given.get("create"), given.get("fetch"))
    # It is put behind the base URL: "@example.com/x" would send the API key to another host.
    if not all(path is None or path.startswith("/") for path in found):
        raise ValueError("it has an address that is not a path")
    return found


def _time(entry: Json) -> Time:
    return Time(entry.get("resolution"), entry.get("duration"), *entry["seconds"])


def _price(entry: Json) -> Price:
    return Price(entry.get("resolution"), entry.get("duration"), entry["credits"])


def _field(name: str, schema: Json, required: bool) -> Field:
    return Field(
        name=name,
        types=tuple(dict.fromkeys(_types(schema))),
        required=required,
        enum=tuple(schema.get("enum", [schema["const"]] if "const" in schema else ())),
        default=schema.get("default"),
        format=schema.get("format"),
        description=schema.get("description", ""),
        schema=schema,
    )


def _types(schema: Json) -> list[str]:
    """The types of a field, including those of its anyOf and oneOf parts."""
    kind = schema.get("type", [])
    own = [kind] if isinstance(kind, str) else list(kind)
    return own + [name for keyword in ("anyOf", "oneOf") for part in schema.get(keyword, ()) for name in _types(part)]


def _rule(identifier: str, sentence: str, schema: Json) -> Rule:
    return Rule(identifier, sentence, tuple(dict.fromkeys(_fields_of(schema))), schema)


def _fields_of(schema: Any) -> list[str]:
    """The fields that a condition names."""
    if isinstance(schema, list):
        return [name for part in schema for name in _fields_of(part)]
    if not isinstance(schema, dict):
        return []
    named = [*schema.get("required", ()), *schema.get("properties", ())]
    nested = [schema[keyword] for keyword in ("not", "allOf", "anyOf", "oneOf") if keyword in schema]
    return named + _fields_of(nested)
