"""Comparing what lies in two places: two documents, or two folders of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reelkit_specs._diff._change import Change, Note, judged
from reelkit_specs._diff._documents import Side, changes
from reelkit_specs._diff._rules import LEVELS, Direction
from reelkit_specs._files import Documents
from reelkit_specs.pipeline._findings import Finding, SpecsError


class Comparison(NamedTuple):
    """The changes, the gravest first, and what could not be compared."""

    changes: list[Change]
    refused: list[Finding]


class Offer(NamedTuple):
    """What a document stands for."""

    models: frozenset[str]
    addresses: frozenset[str]


def compare_files(old: Documents, new: Documents) -> Comparison:
    """Two documents, whatever they are called."""
    refused = [*old.refused, *new.refused]
    pairs = zip(old.documents, new.documents, strict=False)  # there is none where one was refused
    return Comparison([change for pair in pairs for change in _pair(old, new, *pair, refused)], refused)


def compare_folders(old: Documents, new: Documents) -> Comparison:
    """Documents of one name, and those that are the same by their models."""
    refused = [*old.refused, *new.refused]
    was, now = _offers(old, refused), _offers(new, refused)
    unread = {finding.file for finding in refused}
    gone = [name for name in was if name not in now and name not in unread]
    come = [name for name in now if name not in was and name not in unread]
    moved = {name: other for name in gone for other in come if was[name].models and was[name] == now[other]}
    pairs = {name: name for name in was if name in now} | moved
    found = [
        change._replace(document=other)
        for name, other in pairs.items()
        for change in _pair(old, new, name, other, refused)
    ]
    for name in gone:
        found += _whole(name, was[name], now.values(), "stricter") if name not in moved else ()
    for name in come:
        found += _whole(name, now[name], was.values(), "wider") if name not in moved.values() else ()
    return Comparison(sorted(found, key=lambda change: LEVELS.index(change.level)), refused)


def _pair(old: Documents, new: Documents, name: str, other: str, refused: list[Finding]) -> list[Change]:
    try:
        return changes(old.documents[name], new.documents[other], name, other)
    except SpecsError as error:
        refused += error.findings
        return []


def _offers(side: Documents, refused: list[Finding]) -> dict[str, Offer]:
    offers = {}
    for name, content in side.documents.items():
        try:
            document = Side(content, name)
            offers[name] = Offer(frozenset(document.all_ids), frozenset(document.paths))
        except SpecsError as error:
            refused += error.findings
    return offers


def _whole(name: str, offer: Offer, others: Iterable[Offer], direction: Direction) -> Iterator[Change]:
    """What has come or gone with a document: its models, and the addresses that no other document has."""
    for rule in ("model", "address"):
        mine = offer.models if rule == "model" else offer.addresses
        theirs = frozenset[str]().union(*(o.models if rule == "model" else o.addresses for o in others))
        for thing in sorted(mine - theirs):
            old, new = (thing, None) if direction == "stricter" else (None, thing)
            yield judged(Note(rule, direction, "send", (), old, new), "the document")._replace(document=name)
