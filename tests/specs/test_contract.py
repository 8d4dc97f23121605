"""The contract: the data that all packages read."""

import json
import re
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from reelkit_specs import Addresses, contract, models, statuses
from reelkit_specs._documents.walk import operations
from tests.models import pixverse
from tests.specs.requests import IDS, LEGACY, UNIVERSAL, accepts, smallest, validator


@pytest.mark.slow
def test_an_independent_validator_accepts_it() -> None:
    """The official schema of OpenAPI 3.1, in a library that shares no code with ours."""
    assert list(OpenAPIV31SpecValidator(contract()).iter_errors()) == []
    assert contract()["openapi"] == "3.1.0"


def test_models_are_in_the_order_of_the_documents() -> None:
    """Those of PixVerse come first, with the names of their classes, and no id or name occurs twice."""
    assert [model.id for model in pixverse()] == [model.id for model in models()][: len(IDS)] == IDS
    assert len({identifier for model in models() for identifier in model.ids}) >= len(models())
    assert len({model.class_name for model in models()}) == len(models())
    for model in pixverse():
        assert model.class_name == "".join(part.capitalize() for part in re.split(r"[/.-]", model.id))


@pytest.mark.parametrize("identifier", [*IDS, "pixverse/v5.5/text-to-video", "pixverse/v5.5/image-to-video"])
def test_every_model_is_accepted_at_the_universal_address(identifier: str) -> None:
    """Including both spellings of v5.5."""
    assert accepts(UNIVERSAL, smallest(identifier))


@pytest.mark.parametrize("identifier", IDS)
def test_the_legacy_address_accepts_the_models_whose_pages_name_it(identifier: str) -> None:
    """The three v5 models."""
    assert accepts(LEGACY, smallest(identifier)) == identifier.startswith("pixverse/v5/")


def test_addresses_by_model() -> None:
    """v5 has the legacy address for both calls, v5.5 for the fetch, the others for none."""
    assert {model.universal for model in models()} == {Addresses(UNIVERSAL, UNIVERSAL)}
    assert {model.legacy for model in models()[len(IDS) :]} == {Addresses(None, None)}
    for model in pixverse():
        create = LEGACY if model.id.startswith("pixverse/v5/") else None
        fetch = LEGACY if model.id.startswith(("pixverse/v5/", "pixverse/v5-5-")) else None
        assert model.legacy == Addresses(create, fetch)


def test_every_operation_has_an_id_security_and_errors() -> None:
    """Both operations at both addresses."""
    found = {(operation.method, operation.path): operation.content for operation in operations(contract())}

    assert {key: content["operationId"] for key, content in found.items()} == {
        ("post", UNIVERSAL): "create_video",
        ("get", UNIVERSAL): "fetch_video",
        ("post", LEGACY): "create_pixverse_video",
        ("get", LEGACY): "fetch_pixverse_video",
    }
    for content in found.values():
        assert content["security"] == [{"access-token": []}]
        assert list(content["responses"]) == [*("200", "400", "401", "403", "404", "429", "500", "502", "503", "504")]
    scheme = contract()["components"]["securitySchemes"]["access-token"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert "in" not in scheme


def test_error_responses_have_the_documented_body() -> None:
    """The recorded body and the page's example match it. 429 may have Retry-After."""
    responses = contract()["components"]["responses"]
    recorded = {"requestId": "r", "statusCode": 401, "timestamp": "t", "path": UNIVERSAL, "message": "no key"}

    for response in responses.values():
        schema = response["content"]["application/json"]["schema"]
        assert validator(schema).is_valid(recorded)
        assert validator(schema).is_valid(recorded | {"statusCode": "401"})
        assert not validator(schema).is_valid({"message": "no key"})
        assert "body" in response["x-reelkit-assumed"]
    assert [name for name, response in responses.items() if "Retry-After" in response.get("headers", {})] == [
        "TooManyRequests",
        "Unavailable",
    ]


def test_every_state_has_an_example() -> None:
    """Each is valid and has the status that it is named after."""
    for operation in operations(contract()):
        media = operation.content["responses"]["200"]["content"]["application/json"]
        states = ["queued"] if operation.method == "post" else ["queued", "generating", "completed", "error"]
        assert list(media["examples"]) == states
        for state, example in media["examples"].items():
            assert example["value"]["status"] == state
            assert validator(media["schema"]).is_valid(example["value"])


def test_the_response_is_as_strict_as_documented() -> None:
    """Conformance is measured against it; the generated client is more tolerant."""
    schema = {"$ref": "#/components/schemas/VideoGeneration"}
    fine: dict[str, Any] = {"id": "x", "status": "completed", "video": {"url": "https://example.com/a.mp4"}}

    assert validator(schema).is_valid(fine)
    assert validator(schema).is_valid(fine | {"video": None, "error": None, "meta": None})
    for wrong in (
        {"status": "succeeded"},
        {"id": 5},
        {"video": {"link": "https://example.com/a.mp4"}},
        {"video": [5]},
        {"error": {"detail": []}},
        {"meta": {"usage": {"tokens_used": 1}}},
    ):
        assert not validator(schema).is_valid(fine | wrong)


def test_statuses_have_a_meaning() -> None:
    """The documented words, the observed ones, and no others."""
    meanings = {word: status.meaning for word, status in statuses().items()}

    assert {word for word, status in statuses().items() if status.documented} == {
        "queued",
        "generating",
        "completed",
        "error",
    }
    assert meanings["succeeded"] == "succeeded"
    assert (meanings["waiting"], meanings["active"]) == ("pending", "pending")
    assert set(meanings.values()) == {"pending", "succeeded", "failed", "unknown"}


def test_the_file_has_a_fixed_form(checkout: Any) -> None:
    """UTF-8, LF, no titles, no external references, one line feed at the end."""
    raw = checkout.contract.read_bytes()

    assert b"\r" not in raw
    assert raw.endswith(b"}\n")
    assert json.dumps(contract(), indent=2, ensure_ascii=False) + "\n" == raw.decode()
    assert re.findall(r'"\$ref": "(?!#/)', raw.decode()) == []
    assert [line for line in raw.decode().splitlines() if '"title"' in line] == ['    "title": "AIML API",']
