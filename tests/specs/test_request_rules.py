"""The requests that the contract accepts: fields, enums, defaults, and rules from descriptions."""

import pytest

from reelkit_specs import Rule
from tests.models import pixverse
from tests.offers import offered, pairs
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
    {"lip_sync_tts_speaker": offered("lip_sync_tts_speaker")[0]},
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


def about_pairs(kind: str) -> list[tuple[str, Rule]]:
    """The rules, or the warnings, that are about two fields with listed values; each with its model."""
    return [
        (model.id, rule)
        for model in pixverse()
        for rule in getattr(model, kind)
        if len(rule.fields) == 2 and all(offered(name, model.id) for name in rule.fields)
    ]


@pytest.mark.parametrize(("identifier", "rule"), about_pairs("rules"))
def test_a_rule_about_two_values_refuses_them_together(identifier: str, rule: Rule) -> None:
    """As its sentence says. Every other pair is accepted, and each of the two values alone."""
    body = smallest(identifier)
    for pair, is_allowed in pairs(*rule.fields, identifier):
        assert accepts(UNIVERSAL, body | pair) == is_allowed
        assert all(accepts(UNIVERSAL, body | {name: value}) for name, value in pair.items())
        assert is_allowed or all(str(value) in rule.sentence for value in pair.values())


@pytest.mark.parametrize(("identifier", "warning"), about_pairs("warnings"))
def test_a_warning_about_two_values_refuses_nothing(identifier: str, warning: Rule) -> None:
    """Its sentence names the values of the pairs that it is about."""
    judge = validator(warning.schema)
    about = [pair for pair, _ in pairs(*warning.fields, identifier) if judge.is_valid(pair)]

    assert about
    for pair in about:
        assert accepts(UNIVERSAL, smallest(identifier) | pair)
        assert all(str(value) in warning.sentence for value in pair.values())


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


HALVES = "voice-by-halves"
HALVED = [model.id for model in pixverse() if HALVES in {warning.id for warning in model.warnings}]


@pytest.mark.parametrize("identifier", HALVED)
@pytest.mark.parametrize(("voice", "found"), [(CONTENT, [HALVES]), (SPEAKER, [HALVES]), (CONTENT | SPEAKER, [])])
def test_half_a_voice_is_a_warning(identifier: str, voice: dict[str, str], found: list[str]) -> None:
    """A request that the vendor leaves undefined is accepted, and matches the condition of the warning."""
    body = smallest(identifier) | voice

    assert accepts(UNIVERSAL, body)
    assert [each.id for each in known(identifier).warnings if validator(each.schema).is_valid(body)] == found


def test_links_that_may_be_base64_have_no_format() -> None:
    """A validator with `format: uri` would reject values that the description allows."""
    formats = {
        field.name: field.format for model in pixverse() for field in model.fields if field.name.endswith("_url")
    }

    assert {name for name, form in formats.items() if form == "uri"} == {"image_url"}
    assert set(formats.values()) == {"uri", None}
