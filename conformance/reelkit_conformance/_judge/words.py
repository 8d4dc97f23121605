"""Putting what a server sent into a sentence."""

import json
from typing import Any

LONGEST = 160  # characters; a finding is read by people


def clipped(text: str) -> str:
    """One line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def shown(value: Any) -> str:
    """A value as JSON writes it."""
    return clipped(json.dumps(value, ensure_ascii=False))
