"""Text from servers and files, made safe to print."""


def printable(text: str, keep: str = "\n\t") -> str:
    r"""Replace each character that is not printable with an escape such as ``\x1b`` or ``\u200b``.

    Printable is what `str.isprintable` accepts, and the characters in *keep*. Escaped are control characters, direction
    marks, zero-width and private-use characters, lone surrogates, and every space but U+0020.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in keep else ascii(char)[1:-1] for char in text)


def clipped(text: str, limit: int, ending: str = "…") -> str:
    """Cut the text to *limit* characters, including *ending*. Text within the limit is returned unchanged."""
    return text if len(text) <= limit else text[: limit - len(ending)] + ending


def one_line(text: str, limit: int, ending: str = "…") -> str:
    """Replace each run of white space with one space, escape what is not printable, and cut to *limit* characters."""
    line = " ".join(text[: 4 * limit].split())  # a text of megabytes is not split as a whole
    return clipped(printable(line, keep=""), limit, ending)
