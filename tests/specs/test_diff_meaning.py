"""What the diff makes of renames, of other models, and of facts that stand in several places."""

import pytest

from reelkit_specs._documents.json import Json

from .compared import after, sentences
from .edits import GONE, POST, READ, REQUEST, SENT, Edits
from .service import MODEL, answers, request


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


def test_a_fact_in_several_places_is_one_change() -> None:
    """An answer that two addresses share has changed once; where it stands is said."""
    both: Edits = {f"{POST}/responses/200/content/application~1json/schema/properties/status/enum/-": "waiting"}

    (change,) = after(both | {f"{READ}/status/enum/-": "waiting"})

    assert change.where == "GET /v2/video/generations 200, POST /v2/video/generations 200: status"


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
