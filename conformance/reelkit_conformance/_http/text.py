"""What a server wrote, made fit to be shown: nothing in it steers a terminal, breaks XML or fills a page."""

import json
import re
from typing import Any

# Controls but tab and newline; directions that turn a line around; halves of pairs; what XML 1.0 has no place for.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

MAX_BODY_TEXT = 2_000  # characters of a body that is shown


def visible(text: str) -> str:
    r"""The text with an escape such as \x1b in place of each character that is none to look at."""
    return _INVISIBLE.sub(lambda found: ascii(found[0])[1:-1], text)


def truncated(text: str, longest: int = MAX_BODY_TEXT) -> str:
    """The text, and how much was left out of it."""
    if len(text) <= longest:
        return text
    return f"{text[:longest]}... ({len(text) - longest:,} more characters)"


def one_line(text: str, longest: int = 300) -> str:
    """The text as one line that is fit for a terminal."""
    return truncated(visible(" ".join(text[: 4 * longest].split())), longest)


def body_text(body: bytes, longest: int = MAX_BODY_TEXT) -> str:
    """A body as text."""
    text = body[: 4 * longest].decode("utf-8", "replace")
    if len(body) <= 4 * longest:
        return visible(truncated(text, longest))
    return visible(f"{text[:longest]}... ({len(body):,} bytes in all)")


MAX_LINE = 160  # characters; a finding is read by people


def short_line(text: str) -> str:
    """One line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_LINE else f"{line[: MAX_LINE - 1]}…"


def short_json(value: Any) -> str:
    """A value as JSON writes it."""
    return short_line(json.dumps(value, ensure_ascii=False))
