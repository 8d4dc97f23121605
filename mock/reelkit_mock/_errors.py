"""Errors of the mock, and a function that makes their text safe and short."""

import reelkit_specs

MAX_LENGTH = 500  # characters; the text may quote a body of several megabytes


class MockError(Exception):
    """An error of one line: what is wrong, where, and what to do."""


class PrismError(Exception):
    """Prism could not be installed, started or verified. The message is one line: what failed, and what to do."""


def one_line(text: str) -> str:
    """Return the text on one line that is safe to print, shortened to `MAX_LENGTH` characters."""
    return reelkit_specs.one_line(text, MAX_LENGTH, " ...")
