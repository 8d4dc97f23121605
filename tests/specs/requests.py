"""Requests that the contract accepts, and a function that validates them."""

from typing import Any

from jsonschema_rs import Draft202012Validator

from reelkit_specs import Model, contract, find_model
from tests.models import pixverse

UNIVERSAL = "/v2/video/generations"
LEGACY = "/v2/generate/video/pixverse/generation"
IDS = [model.id for model in pixverse()]
SMALLEST = {
    "prompt": "a red fox in snow",
    "image_url": "https://example.com/a.png",
    "tail_image_url": "https://example.com/b.png",
    "video_url": "https://example.com/a.mp4",
}


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": contract()["components"]})


def accepts(path: str, body: dict[str, Any]) -> bool:
    content = contract()["paths"][path]["post"]["requestBody"]["content"]
    return validator(content["application/json"]["schema"]).is_valid(body)


def known(identifier: str) -> Model:
    """The model with this id, which must exist."""
    model = find_model(identifier)
    assert model is not None
    return model


def smallest(identifier: str) -> dict[str, Any]:
    """The smallest request that the model accepts."""
    return {"model": identifier} | {
        field.name: SMALLEST[field.name]
        for field in known(identifier).fields
        if field.name in SMALLEST and field.required
    }
