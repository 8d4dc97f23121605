"""What the mock says when it is asked for something it cannot do."""

MAX_LENGTH = 500  # characters of a sentence; what it speaks of may be megabytes


class MockError(Exception):
    """One line that says what is wrong, where, and what to do."""


class PrismError(Exception):
    """Prism could not be installed, started or trusted; the text is one line that says why and what to do."""


def printable(text: str) -> str:
    """The text without what a terminal would obey: some of it was written by others."""
    return "".join(char if char.isprintable() or char in "\n\t" else ascii(char)[1:-1] for char in text)


def one_line(text: str) -> str:
    """The text as one line that is not too long."""
    line = " ".join(text[: 4 * MAX_LENGTH].split())
    return line if len(line) <= MAX_LENGTH else f"{line[: MAX_LENGTH - 4]} ..."
