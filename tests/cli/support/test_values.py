"""Durations and other values of options."""

import click
import pytest

from reelkit._cli.support.values import duration, metavar, reader


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90", 90), ("90s", 90), ("15m", 900), ("1h", 3600), ("1.5h", 5400), (" 2 M ", 120), ("0.5", 0.5)],
)
def test_a_duration_may_have_a_unit(text: str, seconds: float) -> None:
    """Without one it is in seconds."""
    assert duration(text) == seconds


@pytest.mark.parametrize("text", ["", "soon", "1w", "-5", "5 minutes", "m", "inf", "nan", "1e3", "٣", "1h30m"])
def test_an_invalid_duration_is_refused(text: str) -> None:
    """The message shows every valid form."""
    with pytest.raises(click.BadParameter, match="write it as 90, 90s, 15m, 1h or 7d"):
        duration(text)


@pytest.mark.parametrize("text", ["0", "0.0s"])
def test_a_duration_of_0_is_refused(text: str) -> None:
    """It would end before the first poll."""
    with pytest.raises(click.BadParameter, match="more than 0"):
        duration(text)


@pytest.mark.parametrize(
    ("types", "text", "value"),
    [
        (("string",), "5", "5"),
        (("integer",), "5", 5),
        (("string", "integer"), "5", 5),
        (("string", "integer"), "five", "five"),
        (("number",), "0.5", 0.5),
        (("array",), "[1]", [1]),
        (("array", "string"), "https://example.org/a.png", "https://example.org/a.png"),
        (("object", "string"), "5", "5"),
        ((), "anything", "anything"),
    ],
)
def test_a_value_is_read_with_the_strictest_type_that_fits(types: tuple[str, ...], text: str, value: object) -> None:
    """A field may have different types in different models."""
    assert reader(types)(text) == value


def test_the_help_shows_the_types() -> None:
    """In the notation of click."""
    assert [metavar(types) for types in [("boolean",), ("string", "integer")]] == ["true|false", "INTEGER|STRING"]
