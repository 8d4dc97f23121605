"""The requests that the contract accepts: fields, enums, defaults, and rules from descriptions."""

import itertools
from typing import Any

import pytest

from tests.models import pixverse
from tests.offers import offered
from tests.specs.requests import IDS, UNIVERSAL, accepts, known, smallest, validator

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("identifier", "field"), [(name, field) for name in IDS for field in smallest(name)])
def test_required_fields_are_required(identifier: str, field: str) -> None:
    """A request without one is refused."""
    body = smallest(identifier)
    del body[field]

    assert not accepts(UNIVERSAL, body)


AUDIO, CONTENT, SPEAKER = (
    {"audio_url": "https://example.com/a.mp3"},
    {"lip_sync_tts_content": "hello"},
    {"lip_sync_tts_speaker": "Ava"},
)
KINDS = {
    "model": str,
    "aspect_ratio": str,
    "resolution": str,
    "duration": int,
    "generate_audio_switch": bool,
    "generate_multi_clip_switch": bool,
}


@pytest.mark.parametrize("identifier", IDS)
def test_defaults_have_the_right_type(identifier: str) -> None:
    """The published "5" is an integer. thinking_type has no default: its description contradicts the published one."""
    model = known(identifier)

    defaults = {field.name: field.default for field in model.fields if field.default is not None}

    assert [name for name, kind in KINDS.items() if name in defaults and type(defaults[name]) is not kind] == []
    assert defaults["model"] == identifier
    assert "thinking_type" not in defaults


@pytest.mark.parametrize("identifier", IDS)
def test_enums_have_the_values_of_the_vendor(identifier: str) -> None:
    """Each value is accepted, similar values are not."""
    model = known(identifier)
    for field in model.fields:
        # For lip-sync, a speaker alone is half a pair.
        body = smallest(identifier) | (CONTENT if field.name == "lip_sync_tts_speaker" else {})
        if field.enum and field.name != "model":
            for value in field.enum:
                assert accepts(UNIVERSAL, body | {field.name: value})
            for wrong in ("", "nonsense", str(field.enum[0]).upper() + " ", None, 7, [field.enum[0]]):
                assert not accepts(UNIVERSAL, body | {field.name: wrong})


WITH_RULE = [name for name in IDS if "1080p-excludes-8-seconds" in [rule.id for rule in known(name).rules]]


@pytest.mark.parametrize("identifier", WITH_RULE)
def test_1080p_excludes_8_seconds(identifier: str) -> None:
    """No other combination of resolution and duration is refused."""
    model = known(identifier)
    for resolution, duration in itertools.product(*(offered(name, identifier) for name in ("resolution", "duration"))):
        body = smallest(identifier) | {"resolution": resolution, "duration": duration}
        assert accepts(UNIVERSAL, body) == ((resolution, duration) != ("1080p", 8))
    assert accepts(UNIVERSAL, smallest(identifier) | {"resolution": "1080p"})
    assert accepts(UNIVERSAL, smallest(identifier) | {"duration": 8})
    assert [rule.sentence for rule in model.rules] == ["The 1080p quality option does not support 8-second videos."]
    assert model.rules[0].fields == ("resolution", "duration")


@pytest.mark.parametrize(
    ("voice", "fine", "warned"),
    [
        ({}, True, True),
        (AUDIO, True, False),
        (CONTENT | SPEAKER, True, False),
        (CONTENT, False, False),
        (SPEAKER, False, False),
        (AUDIO | CONTENT, False, False),
        (AUDIO | SPEAKER, False, False),
        (AUDIO | CONTENT | SPEAKER, False, False),
    ],
)
def test_lip_sync_needs_one_voice(voice: dict[str, str], fine: bool, warned: bool) -> None:
    """An audio file, or a speaker with a text. Half a pair or both is refused; none causes a warning."""
    body = smallest("pixverse/lip-sync") | voice
    model = known("pixverse/lip-sync")

    assert accepts(UNIVERSAL, body) == fine
    assert [warning.id for warning in model.warnings if validator(warning.schema).is_valid(body)] == [
        "no-voice"
    ] * warned
    assert all(validator(rule.schema).is_valid(body) for rule in model.rules) == fine


HALVES, WHOLE = "voice-by-halves", CONTENT | SPEAKER
LONG = {"resolution": "1080p", "duration": 10}


@pytest.mark.parametrize(
    ("identifier", "fields", "warnings"),
    [
        *[(name, part, [HALVES]) for name in IDS[:3] for part in (CONTENT, SPEAKER)],
        *[(name, WHOLE, []) for name in IDS[:3]],
        *[(name, LONG, ["1080p-with-10-seconds"]) for name in IDS[3:5]],
        *[(name, LONG | {"resolution": "720p"}, []) for name in IDS[3:5]],
    ],
)
def test_warnings_are_data(identifier: str, fields: dict[str, Any], warnings: list[str]) -> None:
    """A request that the vendor leaves undefined is accepted, and matches the condition of a warning."""
    body = smallest(identifier) | fields
    found = [w.id for w in known(identifier).warnings if validator(w.schema).is_valid(body)]

    assert accepts(UNIVERSAL, body)
    assert found == warnings, "if the overlay says otherwise since the vendor's change, so should this table"


def test_links_that_may_be_base64_have_no_format() -> None:
    """A validator with `format: uri` would reject values that the description allows."""
    formats = {
        field.name: field.format for model in pixverse() for field in model.fields if field.name.endswith("_url")
    }

    assert formats == {"image_url": "uri", "tail_image_url": None, "video_url": None, "audio_url": None}
