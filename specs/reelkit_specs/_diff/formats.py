"""Formats changes as text for a terminal and as Markdown for a pull request."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reelkit_specs._diff.change import Change
from reelkit_specs._diff.rules import LEVELS
from reelkit_specs._shared.terminal_text import printable

NO_CHANGE = "no change in meaning"
SIDES = {"send": "we send", "read": "we read"}
MAX_NAMED = 3  # documents or operations; the JSON output names all


class Entry(NamedTuple):
    """One change, and the documents of a folder that have it."""

    change: Change
    documents: list[str]

    @property
    def places(self) -> str:
        """The documents, operations and field of the change."""
        calls, colon, field_path = self.change.where.rpartition(": ")
        where = f"{_first_names(calls.split(', '))}: {field_path}" if colon else _first_names(field_path.split(", "))
        return f"{_first_names(self.documents)}: {where}" if self.documents else where


def as_text(changes: Sequence[Change]) -> str:
    """Two lines for each change, the most severe first, and a summary."""
    return "\n".join([*(line for entry in _entries(changes) for line in _lines(entry)), summary(changes)]) + "\n"


def as_markdown(changes: Sequence[Change]) -> str:
    """A summary, and a list for each level."""
    lines = [f"{summary(changes)[0].upper()}{summary(changes)[1:]}.", ""]
    for level in LEVELS:
        if entries := [entry for entry in _entries(changes) if entry.change.level == level]:
            lines += [f"### {level.capitalize()}", "", *map(_item, entries), ""]
    return "\n".join(lines[:-1]) + "\n"


def summary(changes: Sequence[Change]) -> str:
    """The number of changes of each level."""
    counts = {level: sum(change.level == level for change in changes) for level in LEVELS}
    return ", ".join(f"{count} {level}" for level, count in counts.items()) if changes else NO_CHANGE


def _entries(changes: Sequence[Change]) -> list[Entry]:
    entries: dict[Change, Entry] = {}
    for change in changes:
        key = change._replace(document="", old=repr(change.old), new=repr(change.new))
        entry = entries.setdefault(key, Entry(change, []))
        if change.document:
            entry.documents.append(change.document)
    return list(entries.values())


def _first_names(names: Sequence[str]) -> str:
    more = len(names) - MAX_NAMED
    return f"{', '.join(names[:MAX_NAMED])} and {more} more" if more > 0 else ", ".join(names)


def _lines(entry: Entry) -> Iterator[str]:
    change = entry.change
    yield printable(f"{change.level:10}  {SIDES[change.side]}  {change.rule:13}  {entry.places}", keep="")
    yield printable(f"{'':12}{change.sentence}", keep="")


def _item(entry: Entry) -> str:
    change = entry.change
    # Names and sentences are the vendor's: their HTML and table syntax is escaped.
    sentence = change.sentence.replace("<", "&lt;").replace("|", "\\|")
    return printable(f"- **{change.rule}** ({SIDES[change.side]}) {sentence}  ", keep="") + f"\n  {_code(entry.places)}"


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    return printable(f"{fence}{text}{fence}", keep="")
