"""The diff of renamed fields, of other models, and of facts in several places."""

import pytest

from reelkit_specs._documents.json import Json
from tests.specs.edits import GONE, POST, READ, REQUEST, SENT, Edits
from tests.specs.service import MODEL, request, responses
from tests.specs.service_changes import after, sentences


def test_a_renamed_optional_field_is_one_change() -> None:
    """Name and type are similar."""
    (change,) = after({f"{SENT}/image_url": GONE, f"{SENT}/image_link": {"type": "string", "format": "uri"}})

    assert (change.rule, change.old, change.new) == ("renamed", "image_url", "image_link")


def test_a_renamed_required_field_is_one_change() -> None:
    """The name is different, and the description is the same."""
    prompt = request()["properties"]["prompt"]

    found = after({f"{SENT}/prompt": GONE, f"{SENT}/text": prompt, f"{REQUEST}/required": ["model", "text"]})

    assert [(change.rule, change.level) for change in found] == [("renamed", "breaking")]


def test_changes_in_a_renamed_field_are_reported() -> None:
    """In addition to the new name."""
    found = after({f"{SENT}/resolution": GONE, f"{SENT}/resolutions": {"type": "string", "enum": ["720p"]}})

    assert [change.rule for change in found] == ["renamed", "enum", "default"]


@pytest.mark.parametrize(
    "other",
    [{"type": "boolean"}, {"type": "string", "description": "Something else."}],
    ids=["another type", "another name"],
)
def test_a_dissimilar_field_is_not_a_rename(other: Json) -> None:
    """One field was removed and one was added."""
    found = after({f"{SENT}/image_url": GONE, f"{SENT}/watermark": other})

    assert [(change.rule, change.level) for change in found] == [("field", "breaking"), ("field", "compatible")]


def test_a_document_of_another_model_is_one_change() -> None:
    """Whatever else is different in it."""
    other: Edits = {f"{SENT}/model/enum": ["other/v2/image-to-video"], f"{SENT}/image_url": GONE, f"{READ}/video": GONE}

    (change,) = after(other)

    assert (change.rule, change.level) == ("another-model", "breaking")
    assert change.sentence == "the document now describes other/v2/image-to-video; previously maker/v1/text-to-video"


def test_another_spelling_of_an_id_is_the_same_model() -> None:
    """The vendor changed a spelling and changed it back six days later. The rest is compared."""
    found = after({f"{SENT}/model/enum": ["maker/v-1-text-to-video"], f"{SENT}/seed": GONE})

    assert [change.rule for change in found] == ["model", "field"]
    assert found[0].sentence == f"the model {MODEL} changed to maker/v-1-text-to-video"


def test_an_additional_spelling_is_compatible() -> None:
    """Both are accepted."""
    (change,) = after({f"{SENT}/model/enum": [MODEL, "maker/v1-text-to-video"]})

    assert (change.rule, change.level, change.new) == ("model", "compatible", "maker/v1-text-to-video")


def test_a_change_in_several_places_is_one_change() -> None:
    """The change lists the addresses that share the response."""
    both: Edits = {f"{POST}/responses/200/content/application~1json/schema/properties/status/enum/-": "waiting"}

    (change,) = after(both | {f"{READ}/status/enum/-": "waiting"})

    assert change.where == "GET /v2/video/generations 200, POST /v2/video/generations 200: status"


def test_a_changed_rule_is_reported_by_its_id() -> None:
    """Its description does not matter."""
    rule = {"x-reelkit-rule": "no-8-at-1080p", "description": "No.", "not": {"required": ["seed"]}}
    old: Edits = {f"{REQUEST}/allOf": [rule]}

    assert sentences({f"{REQUEST}/allOf": [rule | {"description": "Never."}]}, old) == []
    assert sentences({f"{REQUEST}/allOf": [rule | {"not": {"required": ["tags"]}}]}, old) == [
        "the rule no-8-at-1080p of the request has changed"
    ]


def test_a_new_variant_does_not_change_whether_null_is_allowed() -> None:
    """The new variant is the only change."""
    video = responses()["200"]["content"]["application/json"]["schema"]["properties"]["video"]
    links = {"type": "array", "items": {"type": "string"}}

    found = after({f"{READ}/video": {"anyOf": [video, links]}})
    never_null = {key: value for key, value in video.items() if key != "nullable"}
    same = after({f"{READ}/video": {"anyOf": [links, never_null, {"type": "null"}]}})

    assert [(change.rule, change.level) for change in found] == [("union", "breaking")]
    assert [change.rule for change in same] == ["union"]
