"""Comparing what lies in two places: two documents, or two folders of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reelkit_specs._diff.change import Change, Note, judged
from reelkit_specs._diff.documents import Document, changes, compare
from reelkit_specs._diff.rules import LEVELS, Direction
from reelkit_specs._documents.files import Documents
from reelkit_specs._documents.findings import Finding, SpecsError


class Comparison(NamedTuple):
    """The changes, the gravest first, and what could not be compared."""

    changes: list[Change]
    refused: list[Finding]


def compare_files(old: Documents, new: Documents) -> Comparison:
    """Two documents, whatever they are called."""
    found: list[Change] = []
    refused = [*old.refused, *new.refused]
    for (old_name, was), (new_name, now) in zip(old.documents.items(), new.documents.items(), strict=False):
        try:
            found = changes(was, now, old_name, new_name)
        except SpecsError as error:
            refused += error.findings
    return Comparison(found, refused)


def compare_folders(old: Documents, new: Documents) -> Comparison:
    """Documents of one name, and those that are the same by their models."""
    refused = [*old.refused, *new.refused]
    was, now = _read(old, refused), _read(new, refused)
    unread = {finding.file for finding in refused}
    gone = [name for name in was if name not in now and name not in unread]
    come = [name for name in now if name not in was and name not in unread]
    moved = {name: other for name in gone for other in come if _is_the_same(was[name], now[other])}
    found: list[Change] = []
    for name, other in ({name: name for name in was if name in now} | moved).items():
        try:
            found += [change._replace(document=other) for change in compare(was[name], now[other])]
        except SpecsError as error:
            refused += error.findings
    for name in gone:
        found += _whole(name, was[name], now.values(), "stricter") if name not in moved else ()
    for name in come:
        found += _whole(name, now[name], was.values(), "wider") if name not in moved.values() else ()
    return Comparison(sorted(found, key=lambda change: LEVELS.index(change.level)), refused)


def _read(side: Documents, refused: list[Finding]) -> dict[str, Document]:
    documents = {}
    for name, content in side.documents.items():
        try:
            documents[name] = Document(content, name)
        except SpecsError as error:
            refused += error.findings
    return documents


def _is_the_same(one: Document, two: Document) -> bool:
    """Whether it has only been put elsewhere: the same models at the same addresses."""
    return bool(one.all_ids) and {*one.all_ids} == {*two.all_ids} and one.paths.keys() == two.paths.keys()


def _whole(name: str, document: Document, others: Iterable[Document], direction: Direction) -> Iterator[Change]:
    """What has come or gone with a document: its models, and the addresses that no other document has."""
    ids = [identifier for other in others for identifier in other.all_ids]
    paths = [path for other in others for path in other.paths]
    for rule, mine, theirs in (("model", document.all_ids, ids), ("address", [*document.paths], paths)):
        for thing in [thing for thing in mine if thing not in theirs]:
            old, new = (thing, None) if direction == "stricter" else (None, thing)
            yield judged(Note(rule, direction, "send", (), old, new), "the document")._replace(document=name)
