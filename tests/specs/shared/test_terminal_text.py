"""Text from servers is safe to print."""

import pytest

from reelkit_specs import clipped, one_line, printable

UNPRINTABLE = {
    "an escape sequence": ("\x1b[31m", r"\x1b[31m"),
    "a carriage return": ("a\rb", r"a\rb"),
    "a C1 control": ("\x9b", r"\x9b"),
    "a right-to-left override": ("\u202e", r"\u202e"),
    "a zero-width space": ("\u200b", r"\u200b"),
    "a soft hyphen": ("\u00ad", r"\xad"),
    "a private-use character": ("\ue000", r"\ue000"),
    "a tag character": ("\U000e0041", r"\U000e0041"),
    "half of a surrogate pair": ("\ud800", r"\ud800"),
    "what XML does not allow": ("\ufffe", r"\ufffe"),
    "a space of another width": ("\u2003", r"\u2003"),
}


@pytest.mark.parametrize(("text", "escaped"), UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_unprintable_characters_are_escaped(text: str, escaped: str) -> None:
    """The result is printable and shows which character was there."""
    assert printable(text) == escaped
    assert printable(text).isprintable()


def test_printable_text_is_returned_unchanged() -> None:
    """Letters of every script, emoji, and backslashes."""
    text = "Fuchs, лиса, キツネ, 🦊, \\x1b"

    assert printable(text) == text


def test_line_breaks_and_tabs_are_kept_unless_told_otherwise() -> None:
    """*keep* names the characters that are not escaped."""
    assert printable("a\n\tb\0") == "a\n\tb\\x00"
    assert printable("a\n\tb", keep="") == r"a\n\tb"


@pytest.mark.parametrize(
    ("text", "ending", "result"),
    [("12345", "…", "12345"), ("123456", "…", "1234…"), ("123456", "...", "12...")],
)
def test_a_text_is_cut_to_the_limit(text: str, ending: str, result: str) -> None:
    """The ending counts towards the limit."""
    assert clipped(text, 5, ending) == result


def test_one_line_has_no_line_breaks_and_no_control_characters() -> None:
    """White space is collapsed before the text is cut."""
    assert one_line(" a \r\n\t b\x1b ", 80) == r"a b\x1b"
    assert one_line("word " * 1_000_000, 11) == "word word …"
