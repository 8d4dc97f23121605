"""What the diff makes of renames, of other models, of prose, and of facts that stand in several places."""

import pytest

from reelkit_specs._diff import Change, changes
from reelkit_specs._diff._prose import rules_in
from reelkit_specs.pipeline._json import Json

from .edits import GET, GONE, POST, READ, REQUEST, SENT, Edits, edited
from .service import MODEL, answers, create, request, service

LEGACY = "/paths/~1legacy"
LONG = "The 1080p option does not support 8-second videos."


def after(new: Edits, old: Edits | None = None) -> list[Change]:
    return changes(edited(service(), old or {}), edited(service(), new))


def sentences(new: Edits, old: Edits | None = None) -> list[str]:
    return [change.sentence for change in after(new, old)]


def test_an_optional_field_with_another_name_is_one_change() -> None:
    """Its name is alike, and so is what it takes."""
    (change,) = after({f"{SENT}/image_url": GONE, f"{SENT}/image_link": {"type": "string", "format": "uri"}})

    assert (change.rule, change.old, change.new) == ("renamed", "image_url", "image_link")


def test_a_required_field_with_another_name_is_one_change() -> None:
    """Its name is quite another, and its description the same word for word."""
    prompt = request()["properties"]["prompt"]

    found = after({f"{SENT}/prompt": GONE, f"{SENT}/text": prompt, f"{REQUEST}/required": ["model", "text"]})

    assert [(change.rule, change.level) for change in found] == [("renamed", "breaking")]


def test_what_has_changed_in_a_renamed_field_is_said_too() -> None:
    """The new name does not hide it."""
    found = after({f"{SENT}/resolution": GONE, f"{SENT}/resolutions": {"type": "string", "enum": ["720p"]}})

    assert [change.rule for change in found] == ["renamed", "enum", "default"]


@pytest.mark.parametrize(
    "other",
    [{"type": "boolean"}, {"type": "string", "description": "Something else."}],
    ids=["another type", "another name"],
)
def test_an_unlike_field_is_no_rename(other: Json) -> None:
    """One is gone and one is new."""
    found = after({f"{SENT}/image_url": GONE, f"{SENT}/watermark": other})

    assert [(change.rule, change.level) for change in found] == [("field", "breaking"), ("field", "compatible")]


def test_another_models_document_is_one_change() -> None:
    """However much else is different in it."""
    other: Edits = {f"{SENT}/model/enum": ["other/v2/image-to-video"], f"{SENT}/image_url": GONE, f"{READ}/video": GONE}

    (change,) = after(other)

    assert (change.rule, change.level) == ("another-model", "breaking")
    assert (
        change.sentence == "this is the document of other/v2/image-to-video now, it was that of maker/v1/text-to-video"
    )


def test_an_id_that_is_only_spelled_otherwise_is_the_same_model() -> None:
    """The vendor has flipped the spelling of an id and back again within six days; the rest is compared."""
    found = after({f"{SENT}/model/enum": ["maker/v-1-text-to-video"], f"{SENT}/seed": GONE})

    assert [change.rule for change in found] == ["model", "field"]
    assert found[0].sentence == f"the model {MODEL} is maker/v-1-text-to-video now"


def test_a_second_spelling_is_a_new_model_and_breaks_nothing() -> None:
    """Both are accepted."""
    (change,) = after({f"{SENT}/model/enum": [MODEL, "maker/v1-text-to-video"]})

    assert (change.rule, change.level, change.new) == ("model", "compatible", "maker/v1-text-to-video")


def test_a_rule_in_prose_is_shown_with_both_sentences() -> None:
    """The first sentence of the description has changed too, and only describes."""
    (change,) = after({f"{SENT}/duration/description": f"How long it is. {LONG.replace('8-', '10-')}"})

    assert (change.rule, change.old, change.new) == (
        "prose",
        LONG,
        "The 1080p option does not support 10-second videos.",
    )
    assert change.sentence == (
        "`duration` now says: The 1080p option does not support 10-second videos. "
        "It said: The 1080p option does not support 8-second videos."
    )


def test_a_rule_that_moves_to_another_field_is_no_change() -> None:
    """It still stands."""
    moved: Edits = {f"{SENT}/duration/description": "The length.", f"{SENT}/resolution/description": LONG}

    assert after(moved) == []


def test_a_rule_that_is_gone_and_one_that_is_new_are_two_changes() -> None:
    """Where they have nothing in common."""
    found = after({f"{SENT}/duration/description": "Only even numbers."})

    assert [(change.old, change.new) for change in found] == [(LONG, None), (None, "Only even numbers.")]


@pytest.mark.parametrize(
    ("description", "rules"),
    [
        ("The style of the video.", []),
        ("Description of the error, if any.", []),
        ("If unspecified, a random number is chosen.", ["If unspecified, a random number is chosen."]),
        ("Up to 3 files. Files are read.", ["Up to 3 files."]),
        ("- file size must not\n exceed 20MB;\n- a remark", ["file size must not exceed 20MB;"]),
        ("**Mutually exclusive** with prompt.", ["Mutually exclusive with prompt."]),
        ("From 5 to 20 seconds.", ["From 5 to 20 seconds."]),
        (None, []),
    ],
)
def test_which_sentences_state_a_rule(description: object, rules: list[str]) -> None:
    """Those with a word like must, only, up to, default; emphasis and bullets do not count."""
    assert sorted(rules_in(description)) == sorted(rules)


def test_a_fact_in_several_places_is_one_change() -> None:
    """An answer that two addresses share has changed once; where it stands is said."""
    both: Edits = {f"{POST}/responses/200/content/application~1json/schema/properties/status/enum/-": "waiting"}

    (change,) = after(both | {f"{READ}/status/enum/-": "waiting"})

    assert change.where == "GET /v2/video/generations 200, POST /v2/video/generations 200: status"


def test_an_address_with_another_path_is_one_change() -> None:
    """The same methods for the same model."""
    (change,) = after({"/paths/~1v3": {"post": create()}}, old={"/paths/~1v2~1old": {"post": create()}})

    assert (change.rule, change.level, change.old, change.new) == ("address", "breaking", "/v2/old", "/v3")


def test_an_address_that_goes_with_its_model_names_both() -> None:
    """The model was to be had nowhere else."""
    extra = edited(service(), {f"{SENT}/model/enum": ["maker/v9"]})["paths"]["/v2/video/generations"]

    found = after({}, old={LEGACY: {"post": extra["post"]}})

    assert [(change.rule, change.old) for change in found] == [("address", "/legacy"), ("model", "maker/v9")]


def test_a_changed_rule_of_the_contract_is_named_by_its_id() -> None:
    """And the words beside it do not count."""
    rule = {"x-reelkit-rule": "no-8-at-1080p", "description": "No.", "not": {"required": ["seed"]}}
    old: Edits = {f"{REQUEST}/allOf": [rule]}

    assert sentences({f"{REQUEST}/allOf": [rule | {"description": "Never."}]}, old) == []
    assert sentences({f"{REQUEST}/allOf": [rule | {"not": {"required": ["tags"]}}]}, old) == [
        "the rule no-8-at-1080p of the request has changed"
    ]


def test_an_object_that_becomes_an_object_or_a_list_stays_null_or_not() -> None:
    """A new form is one change; that null was taken before is none."""
    video = answers()["200"]["content"]["application/json"]["schema"]["properties"]["video"]
    links = {"type": "array", "items": {"type": "string"}}

    found = after({f"{READ}/video": {"anyOf": [video, links]}})
    never_null = {key: value for key, value in video.items() if key != "nullable"}
    same = after({f"{READ}/video": {"anyOf": [links, never_null, {"type": "null"}]}})

    assert [(change.rule, change.level) for change in found] == [("union", "breaking")]
    assert [change.rule for change in same] == ["union"]


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


URL = {"type": "string", "format": "uri"}
NULL_URL = URL | {"nullable": True}
EITHER = {"anyOf": [{"type": "string"}, {"type": "integer"}]}
PARAMETER = f"{GET}/parameters/0"


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
