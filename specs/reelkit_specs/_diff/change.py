"""Differences between two documents, and changes: differences with a severity and a sentence."""

import re
from typing import Any, NamedTuple

from reelkit_specs._diff.rules import RULES, Direction, Level, Side
from reelkit_specs._documents.json import Json, short
from reelkit_specs._shared.terminal_text import printable

LIKE_A_VALUE = re.compile(r"|true|false|-?[\d.]+")  # strings that are shown in quotes: "5" is not 5
FieldPath = tuple[str, ...]


class Difference(NamedTuple):
    """One difference between two operations or schemas, before its severity is decided."""

    rule: str
    direction: Direction
    side: Side
    field_path: FieldPath
    old: Any
    new: Any
    what: str = ""


class Change(NamedTuple):
    """A difference with its severity. *side* is ``send`` or ``read``; *document* names a document of a folder."""

    rule: str
    level: Level
    side: Side
    where: str
    old: Any
    new: Any
    sentence: str
    document: str = ""

    def as_json(self) -> Json:
        """The change as `reelkit specs diff --format json` writes it."""
        values = self._asdict()
        document = values.pop("document")
        return values | ({"where": f"{document}: {self.where}"} if document else {})


def judge(difference: Difference, where: str) -> Change:
    """The change for a difference, rated by `RULES`."""
    rule = RULES[difference.rule]
    template = rule.sentence(difference.direction)
    if difference.rule == "enum" and difference.old is None:
        template = "{field} now allows only {new}"
    elif difference.rule == "enum" and difference.new is None:
        template = "{field} now allows any value"
    sentence = template.format(
        field=_name(difference), what=difference.what, old=_text(difference.old), new=_text(difference.new)
    )
    return Change(
        difference.rule,
        rule.level(difference.side, difference.direction),
        difference.side,
        where,
        difference.old,
        difference.new,
        sentence,
    )


def dotted(field_path: FieldPath) -> str:
    """A field path as text: ``video.url``, ``images[]``."""
    return "".join(part if part == "[]" or index == 0 else f".{part}" for index, part in enumerate(field_path))


def _name(difference: Difference) -> str:
    if difference.field_path:
        return f"`{_text(dotted(difference.field_path))}`"
    return "the request" if difference.side == "send" else "the response"


def _text(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    is_words = isinstance(value, str) and not LIKE_A_VALUE.fullmatch(value)
    text = value if is_words else short(value)
    return printable(text, keep="")
