"""The contract that everything else reads."""

import json
import re
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from reelkit_specs import Addresses, contract, models, statuses
from reelkit_specs._documents.walk import operations

from .samples import IDS, LEGACY, UNIVERSAL, accepts, smallest, validator


def test_another_validator_accepts_it() -> None:
    """The official schema of OpenAPI 3.1, applied by a library that shares no code with ours."""
    assert list(OpenAPIV31SpecValidator(contract()).iter_errors()) == []
    assert contract()["openapi"] == "3.1.0"


def test_models_come_in_the_order_of_the_documents() -> None:
    """Every id that may be sent, and the name of its class."""
    assert [model.id for model in models()] == IDS
    assert [model.class_name for model in models()] == [
        "PixverseV5TextToVideo",
        "PixverseV5ImageToVideo",
        "PixverseV5Transition",
        "PixverseV55TextToVideo",
        "PixverseV55ImageToVideo",
        "PixverseLipSync",
    ]


@pytest.mark.parametrize("identifier", [*IDS, "pixverse/v5.5/text-to-video", "pixverse/v5.5/image-to-video"])
def test_every_model_is_accepted_at_the_universal_address(identifier: str) -> None:
    """Both spellings of v5.5 are."""
    assert accepts(UNIVERSAL, smallest(identifier))


@pytest.mark.parametrize("identifier", IDS)
def test_the_older_address_takes_the_models_whose_pages_name_it(identifier: str) -> None:
    """The three v5 models."""
    assert accepts(LEGACY, smallest(identifier)) == identifier.startswith("pixverse/v5/")


def test_addresses_by_model() -> None:
    """v5 has the older address for both calls, v5.5 for the fetch, lip-sync for none."""
    assert {model.universal for model in models()} == {Addresses(UNIVERSAL, UNIVERSAL)}
    assert [model.legacy for model in models()] == [
        *[Addresses(LEGACY, LEGACY)] * 3,
        *[Addresses(None, LEGACY)] * 2,
        Addresses(None, None),
    ]


def test_every_operation_has_its_name_its_key_and_its_errors() -> None:
    """Both calls at both addresses."""
    found = {(operation.method, operation.path): operation.content for operation in operations(contract())}

    assert {key: content["operationId"] for key, content in found.items()} == {
        ("post", UNIVERSAL): "create_video",
        ("get", UNIVERSAL): "fetch_video",
        ("post", LEGACY): "create_pixverse_video",
        ("get", LEGACY): "fetch_pixverse_video",
    }
    for content in found.values():
        assert content["security"] == [{"access-token": []}]
        assert list(content["responses"]) == ["200", "400", "401", "403", "404", "429", "500", "503"]
    scheme = contract()["components"]["securitySchemes"]["access-token"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    assert "in" not in scheme


def test_errors_have_the_vendors_envelope() -> None:
    """The one recorded body is one, and the spelling of the page's example too; 429 can say when to come back."""
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


def test_there_is_an_example_for_every_state() -> None:
    """Each is valid, and has the status it is named after."""
    for operation in operations(contract()):
        media = operation.content["responses"]["200"]["content"]["application/json"]
        states = ["queued"] if operation.method == "post" else ["queued", "generating", "completed", "error"]
        assert list(media["examples"]) == states
        for state, example in media["examples"].items():
            assert example["value"]["status"] == state
            assert validator(media["schema"]).is_valid(example["value"])


def test_the_answer_is_as_strict_as_documented() -> None:
    """Conformance is measured against this: what servers send instead is the reader's business."""
    schema = {"$ref": "#/components/schemas/VideoGeneration"}
    fine: dict[str, Any] = {"id": "x", "status": "completed", "video": {"url": "https://example.com/a.mp4"}}

    assert validator(schema).is_valid(fine)
    assert validator(schema).is_valid(fine | {"video": None, "error": None, "meta": None})
    for wrong in (
        {"status": "succeeded"},
        {"id": 5},
        {"video": []},
        {"error": {"detail": []}},
        {"meta": {"usage": {"tokens_used": 1}}},
    ):
        assert not validator(schema).is_valid(fine | wrong)


def test_statuses_have_a_meaning() -> None:
    """The documented ones, the observed ones, and nothing that means anything else."""
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


def test_it_is_written_the_same_way_everywhere(checkout: Any) -> None:
    """LF, UTF-8, no title, no reference to another document, one line feed at the end."""
    raw = checkout.contract.read_bytes()

    assert b"\r" not in raw
    assert raw.endswith(b"}\n")
    assert json.dumps(contract(), indent=2, ensure_ascii=False) + "\n" == raw.decode()
    assert re.findall(r'"\$ref": "(?!#/)', raw.decode()) == []
    assert [line for line in raw.decode().splitlines() if '"title"' in line] == ['    "title": "AIML API",']
