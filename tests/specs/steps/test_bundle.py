"""Joining documents into one contract."""

import copy
import datetime
from typing import Any

import pytest

from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._steps.bundle import bundle, class_name
from reelkit_specs._vendor.sources import Document, Source

PATH = "/v2/video/generations"


def document(identifier: str, **changes: Any) -> Document:
    """A repaired document of one model."""
    body = {"properties": {"model": {"const": identifier, "default": identifier}}, "required": ["model"]}
    response = {"properties": {"id": {"type": "string"}}, "x-reelkit-name": "Answer"}
    post = {
        "operationId": "create",
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {"200": {"description": "ok", "content": {"application/json": {"schema": response}}}},
    }
    content: dict[str, Any] = {
        "info": {"title": "t"},
        "servers": [{"url": "https://a"}],
        "paths": {PATH: {"post": post, "get": {"responses": copy.deepcopy(post["responses"])}}},
    }
    source = Source(f"{identifier}.json", "verbatim", "page", datetime.date(2026, 1, 1), "hash")
    return Document(source._replace(**changes), f"specs/vendor/{identifier}.json", content)


def refused(*documents: Document) -> str:
    with pytest.raises(SpecsError) as caught:
        bundle(list(documents))
    return str(caught.value)


def test_models_become_components() -> None:
    """In the order of the documents, and each response once."""
    one, two = document("maker/one"), document("maker/two")

    contract = bundle([one, two])

    assert list(contract["components"]["schemas"]) == ["MakerOne", "MakerTwo", "Answer"]
    create = contract["paths"][PATH]["post"]
    assert create["requestBody"]["content"]["application/json"]["schema"] == {
        "oneOf": [{"$ref": "#/components/schemas/MakerOne"}, {"$ref": "#/components/schemas/MakerTwo"}]
    }
    assert create["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Answer"
    }


def test_bundling_does_not_change_the_documents() -> None:
    """They are used afterwards."""
    one = document("maker/one")
    before = copy.deepcopy(one.content)

    bundle([one])

    assert one.content == before


def test_wording_may_differ_and_meaning_may_not() -> None:
    """Transcriptions have our own wording; a different field is a different meaning."""
    one, two = document("maker/one"), document("maker/two")
    response = two.content["paths"][PATH]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    response["properties"]["id"]["description"] = "Other words."
    assert bundle([one, two])

    response["properties"]["description"] = {"type": "string"}  # a field with this name, not a description
    assert "(Answer): differs in meaning from another document" in refused(one, two)
    del response["properties"]["description"]
    response["required"] = ["id"]
    assert "(Answer): differs in meaning from another document" in refused(one, two)


def test_security_schemes_must_agree() -> None:
    """Schemes with the same name are the same scheme."""
    one, two = document("maker/one"), document("maker/two")
    one.content["components"] = {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}}
    two.content["components"] = {"securitySchemes": {"key": {"type": "http", "scheme": "basic"}}}

    assert "maker/two.json /components/securitySchemes/key: differs in meaning" in refused(one, two)


def test_servers_and_operations_must_agree() -> None:
    """A contract has one server, and one description of each operation."""
    one, two = document("maker/one"), document("maker/two")
    two.content["servers"] = [{"url": "https://b"}]
    two.content["paths"][PATH]["post"]["operationId"] = "other"

    said = refused(one, two)

    assert "specs/vendor/maker/two.json /servers: differs in meaning" in said
    assert "specs/vendor/maker/two.json /paths/~1v2~1video~1generations/post: differs in meaning" in said


def test_a_model_needs_an_id() -> None:
    """A body without an id is refused, and so is an id that is already used."""
    nameless = document("maker/one")
    body = nameless.content["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]["schema"]
    del body["properties"]["model"]["default"]

    assert "the model 'maker/one' is already described" in refused(document("maker/one"), document("maker/one"))
    assert "the body names no model" in refused(nameless)


def test_a_response_needs_a_name() -> None:
    """An overlay adds it."""
    one = document("maker/one")
    response = one.content["paths"][PATH]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    del response["x-reelkit-name"]

    assert "/responses/200: its schema has no x-reelkit-name" in refused(one)


def test_a_legacy_address_must_be_described() -> None:
    """A create at an address without a description would have no response."""
    assert "no document describes POST /old" in refused(document("maker/one", legacy_create="/old"))


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("pixverse/v5/text-to-video", "PixverseV5TextToVideo"),
        ("pixverse/v5-5-text-to-video", "PixverseV55TextToVideo"),
        ("pixverse/lip-sync", "PixverseLipSync"),
        ("kling-video/v1.6/pro/text-to-video", "KlingVideoV16ProTextToVideo"),
        ("alibaba/wan-2-6-i2v", "AlibabaWan26I2V"),  # as the generator spells it
    ],
)
def test_classes_are_named_after_ids(identifier: str, name: str) -> None:
    """The names are part of the public interface."""
    assert class_name(identifier) == name
