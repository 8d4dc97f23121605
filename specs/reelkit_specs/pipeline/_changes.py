"""CHANGES.md: where the contract leaves the vendor's documents, written from the overlays."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit_specs.pipeline._apply import Change
from reelkit_specs.pipeline._json import compact
from reelkit_specs.pipeline._overlay import NOTHING, Overlay

LONGEST_VALUE = 120  # more makes the table unreadable; the overlay has the whole value

STAGES = {
    "documents": "Repairs of the vendor's documents",
    "contract": "Additions to the contract",
    "reader": "The reader's view",
}
INTRODUCTION = """\
# Changes

Every place where `contract.json` leaves the documents of the vendor, and every place where the reader's view, which
only the generator sees, leaves the contract. Written by `reelkit specs build` from `specs/overlays`: edit those.

The documents are OpenAPI 3.0 and the contract is 3.1. Saying the same in the newer words (`nullable` as a type,
`example` as `examples`) is no change and is not listed, nor is the join of the documents into one.
"""


class Chapter(NamedTuple):
    """An overlay, the stage it belongs to, and what each of its actions changed."""

    stage: str
    overlay: Overlay
    changes: list[list[Change]]


def changes_page(chapters: list[Chapter]) -> str:
    """The whole page."""
    lines = [INTRODUCTION]
    stage = None
    for chapter in chapters:
        if chapter.stage != stage:
            stage = chapter.stage
            lines.append(f"## {STAGES[stage]}\n")
        lines += _chapter(chapter)
    return "\n".join(lines)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"### {chapter.overlay.title}\n\n`{chapter.overlay.name}`\n"
    for number, (action, changes) in enumerate(zip(chapter.overlay.actions, _net(chapter.changes), strict=True), 1):
        yield f"**{number}. {action.description}** {action.evidence}\n"
        if not changes:
            yield "It prepares the next action.\n"
            continue
        yield "| where | before | after | in |\n|---|---|---|---|"
        documents: dict[tuple[str, str, str], list[str]] = {}
        for change in changes:
            row = (f"`{change.pointer or '/'}`", _cell(change.before), _cell(change.after))
            documents.setdefault(row, []).append(change.document.removeprefix("specs/vendor/"))
        for row, names in documents.items():
            yield f"| {' | '.join(row)} | {', '.join(names)} |"
        yield ""


def _net(actions: list[list[Change]]) -> Iterator[list[Change]]:
    """The changes of each action, without values that a later action of the same overlay puts in their place."""
    last = {(c.document, c.pointer): index for index, changes in enumerate(actions) for c in changes}
    first: dict[tuple[str, str], Any] = {}
    for changes in actions:
        for change in changes:
            first.setdefault((change.document, change.pointer), change.before)
    for index, changes in enumerate(actions):
        kept = [c for c in changes if last[c.document, c.pointer] == index]
        yield [c._replace(before=first[c.document, c.pointer]) for c in kept]


def _cell(value: Any) -> str:
    if value is NOTHING:
        return "-"
    text = compact(value)
    if len(text) > LONGEST_VALUE:
        text = text[: LONGEST_VALUE - 1] + "…"
    return f"`{text}`".replace("|", "\\|")
