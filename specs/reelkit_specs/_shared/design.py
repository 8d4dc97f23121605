"""The colours and sizes of every page that the packages make: the mock's console, the report, the contact sheet."""

import functools
from pathlib import Path


@functools.cache
def design_tokens() -> str:
    """Return a stylesheet of custom properties, for light and dark, and the rules that all pages share."""
    return Path(__file__).with_name("tokens.css").read_text(encoding="utf-8")
