"""What the diff makes of addresses, parameters, headers, statuses and security, and of what counts unwritten."""

import pytest

from .compared import after, sentences
from .edits import GET, GONE, POST, READ, SENT, Edits, edited
from .service import answers, create, service

LEGACY = "/paths/~1legacy"
URL = {"type": "string", "format": "uri"}
NULL_URL = URL | {"nullable": True}
EITHER = {"anyOf": [{"type": "string"}, {"type": "integer"}]}
PARAMETER = f"{GET}/parameters/0"


def test_an_address_with_another_path_is_one_change() -> None:
    """The same methods for the same model."""
    (change,) = after({"/paths/~1v3": {"post": create()}}, old={"/paths/~1v2~1old": {"post": create()}})

    assert (change.rule, change.level, change.old, change.new) == ("address", "breaking", "/v2/old", "/v3")


def test_an_address_that_goes_with_its_model_names_both() -> None:
    """The model was to be had nowhere else."""
    extra = edited(service(), {f"{SENT}/model/enum": ["maker/v9"]})["paths"]["/v2/video/generations"]

    found = after({}, old={LEGACY: {"post": extra["post"]}})

    assert [(change.rule, change.old) for change in found] == [("address", "/legacy"), ("model", "maker/v9")]


def test_security_of_the_whole_document_is_that_of_each_call() -> None:
    """And the name of a scheme is nobody's business."""
    whole: Edits = {f"{POST}/security": GONE, f"{GET}/security": GONE, "/security": [{"key": []}]}
    named: Edits = {
        "/components/securitySchemes": {"token": {"type": "http", "scheme": "Bearer", "bearerFormat": "x"}},
        f"{POST}/security": [{"token": []}],
        f"{GET}/security": [{"token": []}],
    }

    assert (after(whole), after(named)) == ([], [])


def test_a_parameter_is_a_field_that_we_send() -> None:
    """Gone, renamed, required: the rules are those of fields."""
    (change,) = after({f"{GET}/parameters/0/name": "generation"})

    assert (change.rule, change.old, change.new) == ("renamed", "query generation_id", "query generation")


def test_headers_of_answers_are_fields_that_we_read() -> None:
    """Their names have no case."""
    header = {f"{GET}/responses/200/headers": {"Retry-After": {"schema": {"type": "integer"}}}}
    lower = {f"{GET}/responses/200/headers": {"retry-after": {"schema": {"type": "integer"}}}}

    (change,) = after({}, old=header)

    assert (change.rule, change.side, change.level) == ("field", "read", "breaking")
    assert after(lower, old=header) == []


def test_components_that_nothing_refers_to_are_no_facts() -> None:
    """The vendor publishes everything that it has with some documents."""
    assert after({"/components/schemas": {"Idle": {"type": "object"}}}) == []


def test_a_model_that_only_the_components_describe_is_one() -> None:
    """A contract may keep its models beside an open body."""
    model = {"type": "object", "properties": {"model": {"const": "maker/v7"}}, "x-reelkit-addresses": {}}

    (change,) = after({}, old={"/components/schemas": {"V7": model}})

    assert (change.rule, change.where, change.old) == ("model", "the contract", "maker/v7")


def test_nothing_below_another_type_is_said() -> None:
    """A text in place of an object has no fields: one change, and not one for each of them."""
    assert sentences({f"{READ}/video/type": "string"}) == ["`video` is null, string now, it was null, object"]


def test_an_answer_under_another_status_is_compared_with_the_old_one() -> None:
    """The vendor said 201, and says 200."""
    other = answers()["200"]
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
def test_what_counts_without_being_written_is_no_change(old: Edits, new: Edits) -> None:
    """Defaults of OpenAPI itself, and two ways to say one thing."""
    assert after(new, old) == []


def test_a_new_way_to_write_a_parameter_is_a_change() -> None:
    """The words are others on the wire."""
    (change,) = after({f"{PARAMETER}/explode": False})

    assert (change.rule, change.level, change.where.rpartition(": ")[2]) == ("keyword", "risky", "query generation_id")


def test_a_call_that_is_going_to_go_is_a_change() -> None:
    """As a field is."""
    (change,) = after({f"{POST}/deprecated": True})

    assert (change.rule, change.level, change.sentence) == ("deprecated", "risky", "the request is deprecated now")


def test_the_answer_to_everything_else_is_an_error() -> None:
    """`default` is what fails, where successes have codes of their own."""
    (change,) = after({f"{GET}/responses/default": {"description": "An error."}})

    assert (change.rule, change.level) == ("error", "compatible")
