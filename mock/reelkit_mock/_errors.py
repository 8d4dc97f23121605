"""Errors of the mock, and functions that make their text safe and short."""

MAX_LENGTH = 500  # characters; the text may quote a body of several megabytes


class MockError(Exception):
    """An error of one line: what is wrong, where, and what to do."""


class PrismError(Exception):
    """Prism could not be installed, started or verified. The message is one line: what failed, and what to do."""


def printable(text: str) -> str:
    """Return the text with control characters escaped, because a terminal would act on them."""
    return "".join(char if char.isprintable() or char in "\n\t" else ascii(char)[1:-1] for char in text)


def one_line(text: str) -> str:
    """Return the text on one line, shortened to `MAX_LENGTH` characters."""
    line = " ".join(text[: 4 * MAX_LENGTH].split())
    return line if len(line) <= MAX_LENGTH else f"{line[: MAX_LENGTH - 4]} ..."
