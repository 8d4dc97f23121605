"""Validation of requests, derived from the contract: each value, each default, each rule."""

from typing import Any

import pytest

from reelkit_mock import Mock
from reelkit_mock._world.kinds import Kinds
from reelkit_specs import Field, Model
from tests.mock.mock_requests import LEGACY, TEXT, V2, admin, create, create_job, find, minimal_request, read_json, send
from tests.models import pixverse, sample
from tests.offers import choice, numbers, offered, pairs
from tests.recorded_price import PRICE, RECORDED

MODELS = [pytest.param(model, id=model.id) for model in sample()]
FIELDS = [pytest.param(model, field, id=f"{model.id}-{field.name}") for model in pixverse() for field in model.fields]
NO_VALUES: tuple[Any, ...] = (None, [], {}, "nonsense", 1.5)
SPOKEN = {
    "lip_sync_tts_content": "hello",
    "lip_sync_tts_speaker": offered("lip_sync_tts_speaker", "pixverse/lip-sync")[0],
}


def status_of(body: Any, address: str = V2, **settings: Any) -> int:
    return send(Mock(clock="manual", **settings), "POST", address, body).status


def body_with(model: Model, field: Field, value: Any) -> dict[str, Any]:
    """Return a request with this value; lip-sync needs two fields together."""
    pair = SPOKEN if field.name in SPOKEN else {}
    return minimal_request(model) | pair | {field.name: value}


@pytest.mark.parametrize("model", MODELS)
def test_every_spelling_is_accepted_at_every_address_of_the_model(model: Model) -> None:
    """And at no other address."""
    for identifier in model.ids:
        body = minimal_request(model) | {"model": identifier}
        assert status_of(body, V2) == 200
        assert status_of(body, LEGACY) == (200 if model.legacy.create else 400)


@pytest.mark.parametrize("model", MODELS)
def test_a_missing_required_field_is_named(model: Model) -> None:
    """The error names the missing field."""
    for name in minimal_request(model).keys() - {"model"}:
        body = minimal_request(model)
        del body[name]
        reply = send(Mock(clock="manual"), "POST", V2, body)
        assert (reply.status, read_json(reply)["message"]) == (400, f'"{name}" is a required property')


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_every_value_of_an_enum_is_accepted(model: Model, field: Field) -> None:
    """Other values are rejected."""
    for value in field.enum:
        assert status_of(body_with(model, field, value)) == 200
    for wrong in NO_VALUES if field.enum else ():
        assert status_of(body_with(model, field, wrong)) == 400


@pytest.mark.parametrize(("model", "field"), FIELDS)
def test_a_value_of_another_type_is_refused(model: Model, field: Field) -> None:
    """Including the published string "5"."""
    wrong: dict[str, Any] = {"string": 7, "integer": "5", "boolean": 0}
    for kind in field.types:
        assert status_of(body_with(model, field, wrong[kind])) == 400


@pytest.mark.parametrize("model", MODELS)
def test_an_absent_field_has_its_default(model: Model) -> None:
    """In the price, in the file and in the admin interface."""
    defaults = {field.name: field.default for field in model.fields if field.default is not None}
    mock = Mock(clock="manual")
    bare, full = (create_job(mock, **fields) for fields in ({"model": model.id}, defaults))

    shown = [read_json(admin(mock, "GET", f"jobs/{job}")) for job in (bare, full)]

    parts = ("resolution", "duration", "aspect_ratio", "credits", "model")
    assert [shown[0][part] for part in parts] == [shown[1][part] for part in parts]
    assert [shown[0][part] for part in parts[:3]] == [defaults.get(part) for part in parts[:3]]


@pytest.mark.parametrize("model", [pytest.param(m, id=m.id) for m in pixverse() if m.id != "pixverse/lip-sync"])
def test_a_resolution_excludes_a_duration(model: Model) -> None:
    """The error is the vendor's sentence; every other combination is accepted."""
    for pair, is_allowed in pairs("resolution", "duration", model.id):
        reply = create(Mock(clock="manual"), model=model.id, **pair)
        assert reply.status == (200 if is_allowed else 400)
        assert is_allowed or read_json(reply)["message"] == model.rules[0].sentence


AUDIO, CONTENT, SPEAKER = {"audio_url": "https://example.com/a.mp3"}, *({name: SPOKEN[name]} for name in SPOKEN)


@pytest.mark.parametrize(
    ("voice", "status"),
    [
        ({}, 200),
        (AUDIO, 200),
        (CONTENT | SPEAKER, 200),
        (CONTENT, 400),
        (SPEAKER, 400),
        (AUDIO | CONTENT, 400),
        (AUDIO | SPEAKER, 400),
        (AUDIO | CONTENT | SPEAKER, 400),
    ],
)
def test_lip_sync_accepts_one_voice(voice: dict[str, str], status: int) -> None:
    """An audio file, or speaker and text together; the error is one of the vendor's sentences."""
    model = find("pixverse/lip-sync")

    reply = send(Mock(clock="manual"), "POST", V2, minimal_request(model) | voice)

    assert reply.status == status
    assert status == 200 or read_json(reply)["message"].split("; ")[0] in [rule.sentence for rule in model.rules]


def test_several_problems_are_reported_together() -> None:
    """Three problems, and the number of further ones."""
    wrong: dict[str, Any] = {"prompt": 1, "duration": -1, "resolution": "x", choice().name: "", "aspect_ratio": "x"}

    message = read_json(create(Mock(clock="manual"), **wrong))["message"]

    assert message.endswith("; and 2 more")
    assert message.count("; ") == 3


@pytest.mark.parametrize(
    ("value", "strict", "lenient"),
    [
        *((str(duration), 400, 200) for duration in offered("duration")),
        (offered("duration")[0], 200, 200),
        ("-1", 400, 400),
        ("five", 400, 400),
        ("\N{ARABIC-INDIC DIGIT FIVE}", 400, 400),
        ("", 400, 400),
        ("9" * 5000, 400, 400),
    ],
)
def test_lenient_accepts_integers_in_quotes(value: Any, strict: int, lenient: int) -> None:
    """As the vendor seems to; nothing else becomes valid."""
    body = minimal_request(find(TEXT)) | {"duration": value}

    assert (status_of(body), status_of(body, lenient=True)) == (strict, lenient)


@pytest.mark.parametrize("name", numbers())
def test_a_negative_number_in_quotes(name: str) -> None:
    """Every integer field is lenient."""
    body = minimal_request(find(TEXT)) | {name: "-5"}

    assert (status_of(body), status_of(body, lenient=True)) == (400, 200)


@pytest.mark.parametrize("kind_of_number", [int, float])
def test_a_duration_of_5_point_0_equals_5(kind_of_number: type[float]) -> None:
    """JSON has one type of number: file and price are the same, whichever came first."""
    kinds = Kinds(find(TEXT))
    whole = RECORDED["duration"]

    made_of = [kinds.of(RECORDED | {"duration": duration}) for duration in (kind_of_number(whole), whole, float(whole))]

    assert [(repr(kind.duration), kind.credits) for kind in made_of] == [(repr(whole), PRICE)] * 3
