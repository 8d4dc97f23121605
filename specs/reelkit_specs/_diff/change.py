"""One change in meaning."""

import re
from typing import Any, NamedTuple

from reelkit_specs._diff.rules import RULES, Direction, Level, Side
from reelkit_specs._documents.json import Json, short

LIKE_A_VALUE = re.compile(r"|true|false|-?[\d.]+")  # texts that are shown in quotes, as "5" is not 5
FieldPath = tuple[str, ...]


class Difference(NamedTuple):
    """A fact that differs, as it is found: nothing judged yet, and no word about the call it belongs to."""

    rule: str
    direction: Direction
    side: Side
    field_path: FieldPath
    old: Any
    new: Any
    what: str = ""


class Change(NamedTuple):
    """A fact that differs, judged. *side* is what we send or what we read; *document* is one of a folder."""

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
    """The change that a note tells of."""
    rule = RULES[difference.rule]
    sentence = rule.sentence(difference.direction).format(
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
    """A place inside a message, as in ``video.url`` or ``images[]``."""
    return "".join(part if part == "[]" or index == 0 else f".{part}" for index, part in enumerate(field_path))


def _name(difference: Difference) -> str:
    if difference.field_path:
        return f"`{_text(dotted(difference.field_path))}`"
    return "the request" if difference.side == "send" else "the answer"


def _text(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    is_words = isinstance(value, str) and not LIKE_A_VALUE.fullmatch(value)
    text = value if is_words else short(value)
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
