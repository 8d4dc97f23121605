"""The diff of addresses, parameters, headers, statuses and security, and of OpenAPI defaults."""

import pytest

from tests.specs.edits import GET, GONE, POST, READ, SENT, Edits, edited
from tests.specs.service import create, responses, service
from tests.specs.service_changes import after, sentences

LEGACY = "/paths/~1legacy"
URL = {"type": "string", "format": "uri"}
NULL_URL = URL | {"nullable": True}
EITHER = {"anyOf": [{"type": "string"}, {"type": "integer"}]}
PARAMETER = f"{GET}/parameters/0"


def test_a_moved_address_is_one_change() -> None:
    """The new path has the same methods for the same model."""
    (change,) = after({"/paths/~1v3": {"post": create()}}, old={"/paths/~1v2~1old": {"post": create()}})

    assert (change.rule, change.level, change.old, change.new) == ("address", "breaking", "/v2/old", "/v3")


def test_a_removed_address_and_its_model_are_both_reported() -> None:
    """No other address has the model."""
    extra = edited(service(), {f"{SENT}/model/enum": ["maker/v9"]})["paths"]["/v2/video/generations"]

    found = after({}, old={LEGACY: {"post": extra["post"]}})

    assert [(change.rule, change.old) for change in found] == [("address", "/legacy"), ("model", "maker/v9")]


def test_document_security_applies_to_each_operation() -> None:
    """The names of security schemes do not matter."""
    whole: Edits = {f"{POST}/security": GONE, f"{GET}/security": GONE, "/security": [{"key": []}]}
    named: Edits = {
        "/components/securitySchemes": {"token": {"type": "http", "scheme": "Bearer", "bearerFormat": "x"}},
        f"{POST}/security": [{"token": []}],
        f"{GET}/security": [{"token": []}],
    }

    assert (after(whole), after(named)) == ([], [])


def test_parameters_are_compared_like_request_fields() -> None:
    """Removed, renamed, required."""
    (change,) = after({f"{GET}/parameters/0/name": "generation"})

    assert (change.rule, change.old, change.new) == ("renamed", "query generation_id", "query generation")


def test_response_headers_are_compared_like_response_fields() -> None:
    """Their names are compared without case."""
    header = {f"{GET}/responses/200/headers": {"Retry-After": {"schema": {"type": "integer"}}}}
    lower = {f"{GET}/responses/200/headers": {"retry-after": {"schema": {"type": "integer"}}}}

    (change,) = after({}, old=header)

    assert (change.rule, change.side, change.level) == ("field", "read", "breaking")
    assert after(lower, old=header) == []


def test_unused_components_are_ignored() -> None:
    """Some of the vendor's documents list hundreds."""
    assert after({"/components/schemas": {"Idle": {"type": "object"}}}) == []


def test_a_model_that_only_components_describe_is_compared() -> None:
    """A contract may have models beside an open request body."""
    model = {"type": "object", "properties": {"model": {"const": "maker/v7"}}, "x-reelkit-addresses": {}}

    (change,) = after({}, old={"/components/schemas": {"V7": model}})

    assert (change.rule, change.where, change.old) == ("model", "the contract", "maker/v7")


def test_fields_of_a_value_with_a_new_type_are_not_reported() -> None:
    """An object that becomes a string is one change."""
    assert sentences({f"{READ}/video/type": "string"}) == [
        "the type of `video` changed from null, object to null, string"
    ]


def test_a_response_with_another_success_status_is_compared() -> None:
    """The vendor's status was 201 and is now 200."""
    other = responses()["200"]
    other["content"]["application/json"]["schema"]["properties"].pop("credits_used")

    found = after({f"{GET}/responses/201": other, f"{GET}/responses/200": GONE})

    assert [(change.rule, change.where) for change in found] == [
        ("code", "GET /v2/video/generations"),
        ("field", "GET /v2/video/generations 201: credits_used"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({}, {f"{PARAMETER}/style": "form", f"{PARAMETER}/explode": True}),
        ({}, {f"{PARAMETER}/allowEmptyValue": False}),
        ({}, {f"{POST}/deprecated": False}),
        ({"/servers": GONE}, {"/servers": [{"url": "/"}]}),
        (
            {f"{SENT}/link": NULL_URL},
            {f"{SENT}/link": {"nullable": True, "allOf": [URL]}},
        ),
        ({f"{SENT}/seed/const": 7}, {f"{SENT}/seed/enum": [7]}),
        ({f"{SENT}/camera/required": []}, {}),
        ({f"{SENT}/prompt/minLength": 0}, {f"{SENT}/prompt/minLength": GONE}),
        ({f"{SENT}/seed/exclusiveMinimum": False}, {}),
        ({f"{SENT}/resolution/type": GONE}, {}),
        ({f"{SENT}/tags/items": {}}, {f"{SENT}/tags/items": GONE}),
        (
            {f"{SENT}/either": {"anyOf": [{"type": "string"}, {"type": "integer"}]}},
            {f"{SENT}/either": {"type": ["integer", "string"]}},
        ),
    ],
)
def test_writing_out_a_default_of_openapi_is_no_change(old: Edits, new: Edits) -> None:
    """Nor is another notation of the same meaning."""
    assert after(new, old) == []


def test_a_new_parameter_style_is_a_change() -> None:
    """The request looks different."""
    (change,) = after({f"{PARAMETER}/explode": False})

    assert (change.rule, change.level, change.where.rpartition(": ")[2]) == ("keyword", "risky", "query generation_id")


def test_deprecating_an_operation_is_a_change() -> None:
    """As it is for a field."""
    (change,) = after({f"{POST}/deprecated": True})

    assert (change.rule, change.level, change.sentence) == ("deprecated", "risky", "the request is now deprecated")


def test_the_default_response_counts_as_an_error() -> None:
    """Successes have their own statuses."""
    (change,) = after({f"{GET}/responses/default": {"description": "An error."}})

    assert (change.rule, change.level) == ("error", "compatible")


def test_a_new_or_removed_enum_is_described() -> None:
    """Instead of the values that are no longer or newly allowed."""
    assert sentences({f"{SENT}/prompt/enum": ["a", "b"]}) == ["`prompt` now allows only a, b"]
    assert sentences({f"{SENT}/resolution/enum": GONE}) == ["`resolution` now allows any value"]
