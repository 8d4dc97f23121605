"""Escapes control characters in text from servers, files and arguments before a terminal shows it."""


def harmless(text: str) -> str:
    """The text with every character escaped that a terminal would obey, except newlines and tabs."""
    return "".join(char if char.isprintable() or char in "\n\t" else escaped(char) for char in text)


def one_line(text: str) -> str:
    """The text escaped and in one line, so that one value cannot look like two results."""
    return "".join(char if char.isprintable() else escaped(char) for char in text)


def escaped(char: str) -> str:
    """The escape sequence of a character, as in a Python string."""
    return ascii(char)[1:-1]
