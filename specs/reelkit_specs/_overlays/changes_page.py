"""CHANGES.md: where the contract differs from the vendor's documents, written from the overlays."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reelkit_specs._documents.json import MISSING, Json, short, value_at
from reelkit_specs._overlays.apply import Change

HEADINGS = {
    "documents": "Repairs of the vendor's documents",
    "contract": "Additions to the contract",
    "reader": "The reader's view",
}
INTRODUCTION = """\
# Changes

Every place where `contract.json` differs from the vendor's documents, and every place where the reader's view, the
input of the generator, differs from the contract. Written by `reelkit specs build` from `specs/overlays`: edit those.
*before* is the value at the beginning of the chapter. Long values are cut; the documents and overlays have all of them.

The documents are OpenAPI 3.0 and the contract is 3.1. The conversion (`nullable` to a type, `example` to `examples`)
changes no meaning and is not listed, nor is the joining of the documents into one.

A repair by rule applies to every document with the defect. It is shown for the first of them, and the others are named
behind it.
"""
SHOWN = 10  # changes of a rule in one document; it makes as many as there are models


class Section(NamedTuple):
    """The title and the file of an overlay, and its reasons, each with its changes."""

    title: str
    file: str | None
    changes: list[tuple[str, list[Change]]]
    is_by_rule: bool = False


class Chapter(NamedTuple):
    """A stage, the documents before it, and its sections."""

    stage: str
    before: dict[str, Json]
    sections: list[Section]


def changes_page(chapters: list[Chapter], duplicates: Sequence[object] = ()) -> str:
    """The page. *duplicates* has a line for each model that is taken from another document."""
    lines = [line for chapter in chapters for line in _chapter(chapter)]
    if duplicates:
        lines += ["## Models in several documents\n", *(f"- {each}" for each in duplicates), ""]
    return "\n".join([INTRODUCTION, *lines])


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {HEADINGS[chapter.stage]}\n"
    final = {
        (c.document, c.pointer): c for section in chapter.sections for _, changes in section.changes for c in changes
    }
    for section in chapter.sections:
        yield f"### {section.title}\n"
        if section.file:
            yield f"`{section.file}`\n"
        for number, (reason, changes) in enumerate(section.changes, 1):
            yield f"{number}. {reason}\n"
            # A value that a later action replaces is shown with that action, once.
            rows = [change for change in changes if final[change.document, change.pointer] is change]
            if section.is_by_rule:
                yield from _first_rows(rows, chapter.before)
            elif rows:
                yield from _table(rows, chapter.before)
            if changes and not rows:
                yield "It prepares a later action.\n"


def _first_rows(rows: list[Change], before: dict[str, Json]) -> Iterator[str]:
    """The changes of the first document, and the names of all."""
    documents = list(dict.fromkeys(change.document for change in rows))
    own = [change for change in rows if change.document == documents[0]]
    if own:
        yield from _table(own[:SHOWN], before)
    if len(own) > SHOWN:
        yield f"And {len(own) - SHOWN} more of the same kind.\n"
    if len(documents) > 1:
        names = ", ".join(name.removeprefix("specs/vendor/") for name in documents)
        yield f"<details><summary>All {len(documents)} documents</summary>\n\n{names}\n\n</details>\n"


def _table(changes: list[Change], before: dict[str, Json]) -> Iterator[str]:
    yield "| where | before | after | in |\n|---|---|---|---|"
    rows: dict[tuple[str, str, str], list[str]] = {}
    for change in changes:
        was = value_at(before[change.document], change.pointer)
        row = (_code(change.pointer or "/"), _cell(was), _cell(change.after))
        rows.setdefault(row, []).append(change.document.removeprefix("specs/vendor/"))
    for row, documents in rows.items():
        yield f"| {' | '.join(row)} | {', '.join(documents)} |"
    yield ""


def _cell(value: Any) -> str:
    return "-" if value is MISSING else _code(short(value))


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}".replace("|", "\\|")
