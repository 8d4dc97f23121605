"""Reads the ids of models from a document, and the provider's name from a legacy address."""

import re
from collections.abc import Iterator
from typing import Any

from reelkit_specs._documents.json import Json
from reelkit_specs._documents.walk import operations

LEGACY_CREATE = re.compile(r"/v2/generate/video/([a-z0-9-]+)/generation")


def maker_of(path: str) -> str | None:
    """The provider's name in the path of a legacy address, or None for any other path."""
    match = LEGACY_CREATE.fullmatch(path)
    return match[1] if match else None


def is_model(schema: Any) -> bool:
    """Whether a component is the request of a model."""
    return isinstance(schema, dict) and "x-reelkit-addresses" in schema


def normalized_id(identifier: str) -> str:
    """The letters and digits of an id: the vendor writes ``v5.5/`` and ``v5-5-`` for the same model."""
    return re.sub(r"[^a-z0-9]", "", identifier.lower())


def model_ids(document: Json) -> Iterator[str]:
    """The ids of the models that a document describes, as the vendor spells them."""
    for model in model_fields(document):
        found = model.get("enum", [model["const"]] if "const" in model else [])
        yield from (identifier for identifier in found if isinstance(identifier, str))


def model_fields(document: Json) -> Iterator[Json]:
    for operation in operations(document):
        for media in operation.content.get("requestBody", {}).get("content", {}).values():
            model: Any = media.get("schema", {}).get("properties", {}).get("model")
            if not maker_of(operation.path) and isinstance(model, dict) and isinstance(model.get("enum", []), list):
                yield model
