"""Hints for unknown names."""

import pytest

from reelkit_specs import did_you_mean, models, nearest

MODELS = [identifier for model in models() for identifier in model.ids]


@pytest.mark.parametrize(
    ("name", "known", "found"),
    [
        ("promt", ["model", "prompt", "seed"], "prompt"),
        ("PROMPT", ["model", "prompt", "seed"], "prompt"),
        ("res-01", ["REQ-001", "RES-001"], "RES-001"),
        ("pixverse/v5/text-to-vidoe", MODELS, "pixverse/v5/text-to-video"),
        ("pixverse", ["klingai/v2", "pixverse/v5/text-to-video"], "pixverse/v5/text-to-video"),
        ("fps", ["model", "prompt", "seed"], None),
        ("x" * 10_000_000, ["model"], None),
        ("", ["model"], None),
        ("model", [], None),
    ],
)
def test_the_most_similar_name_is_found(name: str, known: list[str], found: str | None) -> None:
    """Whatever its case; None if no name is similar."""
    assert nearest(name, known) == found


def test_a_hint_names_the_nearest_name() -> None:
    """Quoted, as it has to be written."""
    assert did_you_mean("promt", ["prompt", "seed"]) == "did you mean 'prompt'?"


def test_without_a_similar_name_the_hint_lists_all() -> None:
    """Or says what the caller says instead, where there are too many."""
    assert did_you_mean("fps", iter(["prompt", "seed"])) == "there are: prompt, seed"
    assert did_you_mean("fps", ["prompt", "seed"], "`reelkit models` lists them") == "`reelkit models` lists them"
