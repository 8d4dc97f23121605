"""Cases are made from JSON Schema alone, so a model with other kinds of fields needs no new code."""

from typing import Any

import pytest

from reelkit_conformance._cases.accepted import accepted_cases
from reelkit_conformance._cases.case import Case
from reelkit_conformance._cases.defaults import default_trials
from reelkit_conformance._cases.narrowing import find_causes
from reelkit_conformance._cases.refused import refused_cases
from reelkit_specs import Model
from tests.conformance.case_lists import model_of, run_search, seeded_random, strict, values

pytestmark = pytest.mark.slow

LINK = {"type": "string", "format": "uri"}
SHOT = {
    "type": "object",
    "properties": {"prompt": {"type": "string", "maxLength": 50}, "seconds": {"type": "integer", "enum": [3, 5]}},
    "required": ["prompt"],
}

# A field of each kind, and whether it is required.
FORMS: dict[str, dict[str, Any]] = {
    "bounded integer": {"type": "integer", "minimum": 1, "maximum": 15, "default": 10},
    "negative integer": {"type": "integer", "minimum": -10, "maximum": -2},
    "integer with a least value": {"type": "integer", "minimum": 0},
    "integer on a grid": {"type": "integer", "minimum": 81, "maximum": 121, "multipleOf": 4},
    "bounded number": {"type": "number", "minimum": 0, "maximum": 1, "default": 0.5},
    "number with exclusive bounds": {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 10},
    "number": {"type": "number"},
    "listed numbers": {"type": "number", "enum": [0.5, 1, 2]},
    "switch": {"type": "boolean", "default": False},
    "short text": {"type": "string", "minLength": 3, "maxLength": 20},
    "text with a limit": {"type": "string", "maxLength": 2500},
    "text with a pattern": {"type": "string", "pattern": "^[0-9]+:[0-9]+$"},
    "nullable text": {"type": ["string", "null"]},
    "nullable list of values": {"type": ["string", "null"], "enum": ["a", "b", None]},
    "link": LINK,
    "links": {"type": "array", "items": LINK, "minItems": 1, "maxItems": 7},
    "many links": {"type": "array", "items": LINK},
    "tags": {"type": "array", "items": {"type": "string", "enum": ["x", "y", "z"]}, "uniqueItems": True},
    "shots": {"type": ["array", "null"], "items": SHOT, "minItems": 1, "maxItems": 3},
    "shot": SHOT,
    "closed object": {**SHOT, "additionalProperties": False},
    "one link or several": {"anyOf": [LINK, {"type": "array", "items": LINK}]},
    "first frame": {
        "type": "object",
        "properties": {
            "frame": {
                "anyOf": [
                    {
                        "type": "object",
                        "properties": {"type": {"type": "string", "enum": ["image"]}, "url": LINK},
                        "required": ["type", "url"],
                    },
                    {
                        "type": "object",
                        "properties": {"type": {"type": "string", "enum": ["generation"]}, "id": {"type": "string"}},
                        "required": ["type", "id"],
                    },
                ]
            }
        },
    },
    "anything": {},
    "one value": {"const": "only"},
    "date": {"type": "string", "format": "date-time"},
}
MODELS = {name: model_of({"field": schema}, required) for name, schema in FORMS.items() for required in ((),)}
MODELS |= {f"{name}, required": model_of({"field": schema}, ("field",)) for name, schema in FORMS.items()}
MODELS["everything at once"] = model_of({name.replace(" ", "_"): schema for name, schema in FORMS.items()})
MODELS["a closed body"] = model_of({"field": {"type": "string"}}, additionalProperties=False)
MODELS["one of two"] = model_of(
    {"image_url": LINK, "prompt": {"type": "string"}},
    anyOf=[{"required": ["image_url"]}, {"required": ["prompt"]}],
)
MODELS["one goes with another"] = model_of(
    {"mode": {"type": "string", "enum": ["std", "pro"]}, "camera": {"type": "string"}},
    dependentRequired={"camera": ["mode"]},
)
MODELS["a condition"] = model_of(
    {"resolution": {"type": "string", "enum": ["720p", "1080p"]}, "duration": {"type": "integer", "enum": [5, 10]}},
    **{
        "if": {"properties": {"resolution": {"const": "1080p"}}, "required": ["resolution"]},
        "then": {"properties": {"duration": {"const": 5}}},
    },
)
MODELS["a warning"] = model_of(
    {"seed": {"type": "integer"}, "style": {"type": "string", "enum": ["a", "b"]}},
    **{"x-reelkit-warnings": [{"id": "odd", "fields": ["seed", "style"], "when": {"required": ["seed", "style"]}}]},
)

each_form = pytest.mark.parametrize("model", MODELS.values(), ids=[*MODELS])


@each_form
def test_refused_cases_are_invalid_by_the_schema(model: Model) -> None:
    """Except those that only violate a format."""
    cases = [
        case
        for case in refused_cases(model, "v2", seeded_random(), None)
        if case.body is not None and case.check != "REQ-015"
    ]

    assert [case.name for case in cases if strict(model, case.check == "REQ-022").is_valid(case.body)] == []
    assert len(cases) >= 10


@each_form
def test_accepted_cases_are_valid_by_the_schema(model: Model) -> None:
    """Formats included, and the minimal one first."""
    cases = accepted_cases(model, "v2", seeded_random())

    assert [case.name for case in cases if not strict(model, formats=True).is_valid(case.body)] == []
    assert cases[0].check == "ACC-001"


@each_form
def test_names_of_cases_are_unique(model: Model) -> None:
    """Also deep inside a field."""
    cases = [*refused_cases(model, "v2", seeded_random(), None), *accepted_cases(model, "v2", seeded_random())]
    names = [(case.check, case.name) for case in cases]

    assert sorted(names) == sorted(set(names))


@each_form
def test_the_same_seed_makes_the_same_list(model: Model) -> None:
    """For every kind of field."""
    assert refused_cases(model, "v2", seeded_random(4), 120) == refused_cases(model, "v2", seeded_random(4), 120)
    assert accepted_cases(model, "v2", seeded_random(4)) == accepted_cases(model, "v2", seeded_random(4))
    assert default_trials(model, "v2", seeded_random(4)) == default_trials(model, "v2", seeded_random(4))


@each_form
def test_the_search_finds_a_field_that_is_always_refused(model: Model) -> None:
    """Whatever its value is."""
    for case in accepted_cases(model, "v2", seeded_random())[1:]:
        if len(case.fields) == 1:
            (name,) = case.fields
            found, _ = run_search(find_causes(model, case), lambda body, name=name: name in body)  # type: ignore[misc]  # mypy takes no default in a lambda
            assert [cause.fields for cause in found] == [(name,)]


def refused(form: str) -> list[Any]:
    return values(refused_cases(MODELS[form], "v2", seeded_random(), None), "field")


def taken(form: str) -> list[Any]:
    found: list[Case] = accepted_cases(MODELS[form], "v2", seeded_random())
    return [case.body["field"] for case in found if case.body and "field" in case.body]


@pytest.mark.parametrize(
    ("form", "wrong", "right"),
    [
        ("bounded integer", [0, 16, "10", 10.5, True, None], [1, 15, 10]),
        ("integer with a least value", [-1], [0, 2**31, 2**53 - 1]),
        ("integer on a grid", [80, 124], [84, 120]),
        ("bounded number", [-0.5, 1.5, "0.5"], [0, 1, 0.5]),
        ("listed numbers", [-0.5, 1.5, 3], [0.5, 1, 2]),
        ("switch", ["false", 1, None], [True, False]),
        ("short text", ["A ", None, 1], ["A..", "A red kite over a qu"]),
        ("text with a pattern", ["~ ~ ~"], ["16:9"]),
        ("nullable text", [1, True], [None, ""]),
        ("nullable list of values", ["", "no-such-value", "A"], ["a", "b", None]),
        ("link", ["not a link"], ["https://example.com/sample.png"]),
        ("links", [[], [None]], []),
        ("tags", [["x", "x"], ["no-such-value"]], [["x"], ["y"], ["z"], []]),
        ("shot", [{}, {"prompt": None}], [{"prompt": "A red kite over a quiet sea"}]),
        ("one link or several", [None, 1], ["https://example.com/sample.png"]),
    ],
)
def test_a_field_is_tried_with_the_values_of_its_kind(form: str, wrong: list[Any], right: list[Any]) -> None:
    """The values at the limits of the schema."""
    found_wrong, found_right = refused(form), taken(form)

    assert [value for value in wrong if value not in found_wrong] == []
    assert [value for value in right if value not in found_right] == []


def test_arrays_are_tried_from_the_fewest_items_to_the_most() -> None:
    """One item less and one item more are refused."""
    lengths = {len(value) for value in taken("links")}
    wrong = {len(value) for value in refused("links") if isinstance(value, list)}

    assert lengths >= {1, 7}
    assert wrong >= {0, 8}


def test_an_unknown_field_is_refused_where_the_body_is_closed() -> None:
    """And accepted where the body is open."""
    closed, open_one = MODELS["a closed body"], MODELS["short text"]

    assert not any("no_such_field" in (case.body or {}) for case in accepted_cases(closed, "v2", seeded_random()))
    assert any("no_such_field" in (case.body or {}) for case in accepted_cases(open_one, "v2", seeded_random()))
    assert any("no_such_field" in (case.body or {}) for case in refused_cases(closed, "v2", seeded_random(), None))


def test_a_field_of_a_union_is_refused_only_outside_all_branches() -> None:
    """An array of links is one of the branches, an array of numbers is not."""
    wrong = refused("one link or several")

    assert ["https://example.com/sample.png"] not in wrong
    assert [True] in wrong or [1] in wrong or [None] in wrong
