"""The vendor's prose, and the runs of words that a text of ours has in common with it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

PROSE_KEYS = ("description", "summary", "title")
LONGEST = 7  # words; a longer run in common is the vendor's sentence and not ours
WORD = re.compile(r"\w+")

Run = tuple[str, ...]


def prose_of(node: Any) -> Iterator[str]:
    """Every text of a document that is written for people, wherever it stands."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in PROSE_KEYS and isinstance(value, str):
                yield value
            else:
                yield from prose_of(value)
    elif isinstance(node, list):
        for item in node:
            yield from prose_of(item)


def runs_of(texts: Iterable[str]) -> set[Run]:
    """Every run of words that is too long to be shared, without case and punctuation."""
    return {run for text in texts for run in _runs(text)}


def shared_run(text: str, runs: set[Run]) -> str | None:
    """The first run of eight words that the text has in common with them."""
    return next((" ".join(run) for run in _runs(text) if run in runs), None)


def _runs(text: str) -> Iterator[Run]:
    words = WORD.findall(text.lower())
    for start in range(len(words) - LONGEST):
        yield tuple(words[start : start + LONGEST + 1])
