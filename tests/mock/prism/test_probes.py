"""The probes of Prism's self-test, and a self-test that fails."""

import functools
from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest

from reelkit_mock._prism import PrismError
from reelkit_mock._prism.document import prism_document
from reelkit_mock._prism.probes import Expectation, Probe, create_probes
from reelkit_mock._prism.servers import start_checked
from reelkit_specs import contract, models
from tests.models import contract_of, pixverse

Json = dict[str, Any]
DOCUMENT = prism_document(contract())
PROBES = list(create_probes(DOCUMENT))
OPERATIONS = {operation["operationId"]: operation for item in DOCUMENT["paths"].values() for operation in item.values()}


@functools.cache
def validator(operation: str, status: str | None = None) -> Any:
    """Return another validator, for the bodies of requests or of responses with this status."""
    described = OPERATIONS[operation]["requestBody"] if status is None else OPERATIONS[operation]["responses"][status]
    if "$ref" in described:
        described = DOCUMENT["components"]["responses"][described["$ref"].rpartition("/")[2]]
    schema = described["content"]["application/json"]["schema"]
    return jsonschema_rs.validator_for(schema | {"components": DOCUMENT["components"]})


def sends_a_good_body(probe: Probe) -> bool:
    """According to the other validator."""
    return bool(validator(probe.operation).is_valid(probe.request.body))


def gets_a_good_body(probe: Probe) -> bool:
    """According to the other validator."""
    return bool(validator(probe.operation, str(probe.response.status)).is_valid(probe.response.body))


def test_requests_match_their_expectations() -> None:
    """Another validator agrees with the expectations."""
    wrong = [
        probe.description
        for probe in PROBES
        if probe.request.body is not None and "Authorization" in probe.request.headers
        if sends_a_good_body(probe) != (probe.expected is not Expectation.REJECTED)
    ]

    assert wrong == []


def test_responses_match_their_expectations() -> None:
    """Another validator agrees with the expectations."""
    wrong = [
        probe.description for probe in PROBES if gets_a_good_body(probe) != (probe.expected is not Expectation.REPORTED)
    ]

    assert wrong == []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_has_all_three_kinds(operation: str) -> None:
    """Something to forward, something to reject, something to report."""
    assert {probe.expected for probe in PROBES if probe.operation == operation} == set(Expectation)


def test_every_rule_of_every_model_is_probed() -> None:
    """The rules exist only in prose, so only Prism could check them."""
    tried = {probe.description for probe in PROBES if probe.expected is Expectation.REJECTED}
    wanted = {
        f"a request against the rule {rule.id} ({model.class_name})" for model in models() for rule in model.rules
    }

    assert wanted - tried == set()


def test_a_contradiction_is_probed_at_every_address() -> None:
    """The one that costs a user most: completed without a video."""
    tried = {probe.operation for probe in PROBES if probe.description == "a 200 response (queued) that says completed"}

    assert tried == set(OPERATIONS)


def an_enum_twice(schemas: Json) -> None:
    """JSON Schema allows it, Prism's compiler does not."""
    values = schemas["PixverseLipSync"]["properties"]["lip_sync_tts_speaker"]["enum"]
    values.append(values[0])


def a_pattern_of_another_dialect(schemas: Json) -> None:
    """Python supports it, JavaScript does not."""
    schemas["VideoGeneration"]["properties"]["id"]["pattern"] = "(?i:a)++"


def nullable_alone(schemas: Json) -> None:
    """A keyword of OpenAPI 3.0 without the type that it needs."""
    schemas["LegacyVideoGeneration"]["properties"]["error"]["nullable"] = True


@pytest.mark.parametrize(
    ("slip", "named"),
    [
        (an_enum_twice, "for create_video, a request without model"),
        (a_pattern_of_another_dialect, "for create_video, a 200 response (queued) without id should become 500"),
        (nullable_alone, "for create_pixverse_video, a 200 response (queued) without id should become 500"),
    ],
)
def test_a_keyword_that_does_not_compile_is_noticed(prism: None, slip: Callable[[Json], None], named: str) -> None:
    """Prism would stop validating, so it is not used, and the message names the operation."""
    broken = prism_document(contract_of(pixverse()))  # it takes seconds to compile the whole catalogue
    slip(broken["components"]["schemas"])

    with (
        pytest.raises(PrismError, match=r"^Prism does not validate this contract") as refusal,
        start_checked(broken, "mock", port=0, host="127.0.0.1"),
    ):
        pass

    assert named in str(refusal.value)
    assert "\n" not in str(refusal.value)
