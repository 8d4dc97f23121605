"""Text from a server, made safe to print: it cannot control a terminal, break XML or fill a page."""

import json
import re
from typing import Any

# Control characters except tab and newline; bidirectional controls; surrogates; what XML 1.0 does not allow.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

MAX_BODY_TEXT = 2_000  # characters of a body in a report
MAX_LINE = 160  # characters of a value in a finding


def visible(text: str) -> str:
    r"""Return the text with an escape such as \x1b for each invisible character."""
    return _INVISIBLE.sub(lambda found: ascii(found[0])[1:-1], text)


def truncated(text: str, longest: int = MAX_BODY_TEXT) -> str:
    """Return the first *longest* characters, and how many were left out."""
    if len(text) <= longest:
        return text
    return f"{text[:longest]}... ({len(text) - longest:,} more characters)"


def one_line(text: str, longest: int = 300) -> str:
    """Return the text as one line that is safe for a terminal."""
    return truncated(visible(" ".join(text[: 4 * longest].split())), longest)


def body_text(body: bytes, longest: int = MAX_BODY_TEXT) -> str:
    """Return the start of a body as text."""
    text = body[: 4 * longest].decode("utf-8", "replace")
    if len(body) <= 4 * longest:
        return visible(truncated(text, longest))
    return visible(f"{text[:longest]}... ({len(body):,} bytes in all)")


def short_line(text: str) -> str:
    """Return the text as one line of at most MAX_LINE characters."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_LINE else f"{line[: MAX_LINE - 1]}…"


def short_json(value: Any) -> str:
    """Return a value as JSON, shortened to one line."""
    return short_line(json.dumps(value, ensure_ascii=False))
