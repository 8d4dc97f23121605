"""Text from a server, made safe to print: it cannot control a terminal, break XML or fill a page."""

import json
from typing import Any

from reelkit_specs import clipped, printable

MAX_BODY_TEXT = 2_000  # characters of a body in a report
MAX_LINE = 160  # characters of a value in a finding


def truncated(text: str, longest: int = MAX_BODY_TEXT) -> str:
    """Return the first *longest* characters, and how many were left out."""
    if len(text) <= longest:
        return text
    return f"{text[:longest]}... ({len(text) - longest:,} more characters)"


def one_line(text: str, longest: int = 300) -> str:
    """Return the text as one line that is safe for a terminal."""
    return truncated(printable(" ".join(text[: 4 * longest].split())), longest)


def body_text(body: bytes, longest: int = MAX_BODY_TEXT) -> str:
    """Return the start of a body as text."""
    text = body[: 4 * longest].decode("utf-8", "replace")
    if len(body) <= 4 * longest:
        return printable(truncated(text, longest))
    return printable(f"{text[:longest]}... ({len(body):,} bytes in all)")


def short_line(text: str) -> str:
    """Return the text as one line of at most MAX_LINE characters."""
    return clipped(" ".join(text.split()), MAX_LINE)


def short_json(value: Any) -> str:
    """Return a value as JSON, shortened to one line."""
    return short_line(json.dumps(value, ensure_ascii=False))
