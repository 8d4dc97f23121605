"""What a request is refused for before it is sent."""

import re
from pathlib import Path

import pytest

import reelkit
from reelkit import InvalidRequest
from reelkit._protocol.request import prepare
from reelkit_specs import Model, find_model, models
from tests.media import picture
from tests.models import sample, smallest

MODEL = "pixverse/v5/text-to-video"
FOX = {"model": MODEL, "prompt": "a red fox"}


def refused(**fields: object) -> str:
    """The message of the refusal."""
    with pytest.raises(InvalidRequest) as caught:
        prepare(FOX | fields)
    return str(caught.value)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("durration", "did you mean 'duration'"),
        ("ratio", "'aspect_ratio'"),
        ("image_url", "choose a model that has it: 'pixverse/v5/image-to-video', "),
        ("xyz", "see `reelkit models`"),
    ],
)
def test_an_unknown_field_is_refused_with_what_it_may_have_been_meant_for(field: str, words: str) -> None:
    """A field with a similar name, or the models that have it."""
    text = refused(**{field: 8})

    assert f"{field}: not a field of {MODEL} (" in text
    assert words in text
    assert "pass strict_rules=False" in text


def test_of_the_models_with_a_field_those_with_all_unknown_fields_are_named() -> None:
    """The others would refuse the request too."""
    text = refused(image_url="https://example.org/1.png", tail_image_url="https://example.org/2.png")

    named = [find_model(identifier) for identifier in re.findall(r"'(\w+/[^']+)'", text)]
    assert named
    for model in named:
        assert model is not None
        assert {"image_url", "tail_image_url"} <= {field.name for field in model.fields}


@pytest.mark.parametrize("written", ["PIXVERSE/V5/TEXT-TO-VIDEO", "text-to-vide", " pixverse/v5/text-to-video"])
def test_an_unknown_model_is_refused_with_three_models(written: str) -> None:
    """Each model once: some have several ids."""
    text = refused(model=written)

    named = re.findall(r"'([^']+)'", text.partition("is not allowed, use ")[2])
    assert len({model.class_name for identifier in named if (model := find_model(identifier))}) == len(named) == 3


def test_the_nearest_model_comes_first() -> None:
    """Whatever the case of the letters."""
    text = refused(model="Pixverse/V5/Text-to-Vide")

    assert "'Pixverse/V5/Text-to-Vide' is not allowed, use 'pixverse/v5/text-to-video', " in text


def test_a_part_of_an_id_is_refused_with_the_ids_that_contain_it() -> None:
    """However short it is, as it is by far not as long as an id."""
    assert "'pix' is not allowed, use 'pixverse/" in refused(model="Pix").replace("Pix", "pix")


def test_a_model_like_no_other_is_refused_with_the_command_that_lists_them() -> None:
    """Names that have nothing in common would mislead."""
    assert "'other/maker' is not allowed, use an id that `reelkit models` lists" in refused(model="other/maker")


@pytest.mark.parametrize("prompt", ["", " ", "\n\t", "\u200b", "\u3000\u00a0"])
def test_a_blank_prompt_is_refused(prompt: str) -> None:
    """A variable that was not set must not buy a video of anything."""
    assert "is not allowed, write what the video should show" in refused(prompt=prompt)


@pytest.mark.parametrize("prompt", [".", "\N{FOX FACE}", " \u0634\u200c "])
def test_a_prompt_of_one_character_is_no_blank_one(prompt: str) -> None:
    """In any script."""
    assert prepare(FOX | {"prompt": prompt}).body["prompt"] == prompt


@pytest.mark.parametrize(
    "fields",
    [{"durration": 8}, {"model": "other/model"}, {"prompt": ""}, {"image_url": "https://example.org/1.png"}],
    ids=lambda fields: next(iter(fields)),
)
def test_without_strict_rules_every_slip_is_sent_with_a_warning(fields: dict[str, object]) -> None:
    """The vendor may allow it by now."""
    prepared = prepare(FOX | fields, strict_rules=False)

    assert prepared.body == FOX | fields
    assert any(next(iter(fields)) in warning for warning in prepared.warnings)


def test_a_number_in_quotes_is_refused_with_the_advice_to_leave_them_out() -> None:
    """Without the advice the message seems to refuse a value and to allow it."""
    model, name, number = next(
        (model.id, field.name, value)
        for model in models()
        for field in model.fields
        for value in field.enum or ()
        if isinstance(value, int)
    )

    with pytest.raises(InvalidRequest, match=f"{name}: '{number}' is not allowed, use one of [^(]*, without quotes"):
        prepare({"model": model, "prompt": "a fox", name: str(number)})


ELEMENTS = next(
    model.id for model in models() if "reference_image_urls" in str(model.schema["properties"].get("elements"))
)
LINK = "https://example.org/1.png"


@pytest.mark.parametrize(
    ("elements", "words"),
    [
        ([{"reference_image_urls": [LINK]}, {}], 'correct elements[1]: "reference_image_urls" is a required property'),
        ([{"reference_image_urls": [LINK, "fox"]}], "correct elements[0].reference_image_urls[1]: use a link"),
        ([{"reference_image_urls": [LINK]}] * 99, "correct elements: it has more than"),
        (LINK, "use a value of type array"),
    ],
)
def test_the_part_of_a_list_that_is_wrong_is_named(elements: object, words: str) -> None:
    """With its place, and what is wrong with it."""
    with pytest.raises(InvalidRequest, match=rf"elements: .* is not allowed, {re.escape(words)}"):
        prepare({"model": ELEMENTS, "prompt": "a fox", "image_url": LINK, "elements": elements})


def test_a_long_value_is_cut_in_the_message() -> None:
    """It may be a whole picture; the problem has all of it."""
    picture = "x" * 1_000_000

    with pytest.raises(InvalidRequest) as caught:
        prepare({"model": "pixverse/v5/image-to-video", "prompt": "a fox", "image_url": picture})

    assert len(str(caught.value)) < 1_000
    assert caught.value.problems[0].value == picture


@pytest.mark.parametrize("model", models(), ids=lambda model: model.class_name)
def test_every_field_that_takes_a_file_refuses_what_is_none(model: Model) -> None:
    """Paths and other schemes would be paid for and could not be read."""
    fields = [field for field in model.fields if "x-reelkit-file" in field.schema]

    slips = [
        "file:///home/me/fox.png",
        "ftp://example.org/fox.png",
        "https://",
        "fox.jpg",
        "fox",
        "/home/me/fox.png",
        "",
    ]
    passed = []
    for field in fields:
        for slip in slips:
            with pytest.raises(InvalidRequest) as caught:
                prepare({"model": model.id, field.name: slip})
            passed += [(field.name, slip)] * (field.name not in [problem.field for problem in caught.value.problems])
    assert passed == []


@pytest.mark.parametrize("model", sample(), ids=lambda model: model.class_name)
def test_request_makes_an_object_of_the_class_of_any_model(model: Model) -> None:
    """By each of its ids, which is sent as it was given."""
    fields = {name: value for name, value in smallest(model).items() if name != "model"}

    for identifier in model.ids:
        made = reelkit.request(identifier, **fields)

        assert type(made) is getattr(reelkit, model.class_name)
        assert made.to_dict() == {"model": identifier} | fields


def test_request_keeps_a_file_to_be_read_when_it_is_sent(tmp_path: Path) -> None:
    """It is checked, but the object has the path."""
    fox = tmp_path / "fox.png"
    fox.write_bytes(picture())
    link = "https://example.com/fox.png"

    made = reelkit.request("pixverse/v5/transition", prompt="a fox", image_url=link, tail_image_url=fox)

    assert made.to_dict()["tail_image_url"] == fox


def test_request_refuses_what_submit_refuses_in_the_same_words() -> None:
    """An unknown model, an unknown field, a wrong value and a missing one."""
    for model, fields in [
        ("pixverse/v5/text-to-vide", {}),
        (MODEL, {"prompt": "a fox", "durration": 8}),
        (MODEL, {"duration": 7}),
    ]:
        with pytest.raises(InvalidRequest) as made:
            reelkit.request(model, **fields)
        with pytest.raises(InvalidRequest) as submitted:
            prepare({"model": model, **fields})

        assert str(made.value) == str(submitted.value)


def test_a_mistyped_class_names_the_nearest() -> None:
    """As the naming rule spells it."""
    with pytest.raises(AttributeError, match="reelkit has no 'GoogleVeo31T2v'; did you mean 'GoogleVeo31T2V'"):
        _ = reelkit.GoogleVeo31T2v
