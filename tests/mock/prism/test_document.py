"""The contract as it is given to Prism."""

import json
from typing import Any

import jsonschema_rs
import pytest

from reelkit_mock._prism.document import prism_document
from reelkit_specs import contract

Json = dict[str, Any]

ADDRESSES = ("/v2/video/generations", "/v2/generate/video/pixverse/generation")
VIDEO = {"url": "https://cdn.example.com/a.mp4"}
ERROR = {"name": "GenerationError", "message": "The generation failed."}


def media(source: Json, path: str, method: str) -> Json:
    """Return the content of the 200 of an operation."""
    body = source["paths"][path][method]["responses"]["200"]["content"]["application/json"]
    assert isinstance(body, dict)
    return body


def is_valid(path: str, method: str, body: Json) -> bool:
    """Return whether the document allows *body* as a 200."""
    made = prism_document(contract())
    return jsonschema_rs.is_valid(media(made, path, method)["schema"] | {"components": made["components"]}, body)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_every_example_of_the_contract_matches_a_state(path: str, method: str) -> None:
    """The added schemas exclude nothing that is documented."""
    examples = media(contract(), path, method)["examples"]

    refused = [name for name, example in examples.items() if not is_valid(path, method, example["value"])]

    assert examples
    assert refused == []


@pytest.mark.parametrize("status", ["queued", "generating", "completed", "error"])
def test_null_equals_absent(status: str) -> None:
    """Servers send both forms."""
    filled = {"completed": {"video": VIDEO}, "error": {"error": ERROR}}.get(status, {})
    body = {"id": "a", "status": status, "video": None, "error": None} | filled

    assert is_valid(ADDRESSES[0], "get", body)


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize(
    "state",
    [
        {"status": "queued", "video": VIDEO},
        {"status": "queued", "error": ERROR},
        {"status": "generating", "video": VIDEO},
        {"status": "generating", "error": ERROR},
        {"status": "completed"},
        {"status": "completed", "video": None},
        {"status": "completed", "video": VIDEO, "error": ERROR},
        {"status": "error"},
        {"status": "error", "error": None},
        {"status": "error", "error": ERROR, "video": VIDEO},
        {"status": "succeeded", "video": VIDEO},
    ],
    ids=json.dumps,
)
def test_a_contradiction_matches_no_state(state: Json, path: str) -> None:
    """At either address."""
    assert not is_valid(path, "get", {"id": "a"} | state)
    assert not is_valid(path, "post", {"id": "a"} | state)


def test_nothing_else_is_changed() -> None:
    """Apart from the four responses, Prism reads the contract unchanged."""
    made = prism_document(contract())

    for path in ADDRESSES:
        for method in ("get", "post"):
            body = media(made, path, method)
            body["schema"] = body["schema"]["allOf"][0]

    assert made == contract()


def test_the_contract_itself_is_not_changed() -> None:
    """The contract is shared."""
    before = json.dumps(contract())

    made = prism_document(contract())
    made["components"].clear()

    assert json.dumps(contract()) == before
