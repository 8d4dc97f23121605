"""Compares two documents or two folders: addresses and methods, then the operations that both have."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reelkit_specs._diff.calls import Call, calls, match_spellings, requests
from reelkit_specs._diff.change import Change, Difference, dotted, judge
from reelkit_specs._diff.compare_calls import Located, compare_call, compare_models
from reelkit_specs._diff.compare_schemas import SchemaComparison
from reelkit_specs._diff.prose_rules import match_sentences
from reelkit_specs._diff.rules import LEVELS, Direction
from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._documents.files import Documents
from reelkit_specs._documents.findings import Finding, SpecsError
from reelkit_specs._documents.json import Json, compact
from reelkit_specs._documents.models import is_model

Paths = dict[str, dict[str, Call]]


class ParsedDocument:
    """A document, its operations by path and method, and its models."""

    def __init__(self, document: Json, name: str) -> None:
        self.reader = Reader(document, name)
        self.paths: Paths = {}
        for call in calls(self.reader):
            self.paths.setdefault(call.path, {})[call.method] = call
        self.standalone = [  # models of a contract that no body refers to
            request
            for raw in document.get("components", {}).get("schemas", {}).values()
            if is_model(raw)
            for request in requests(self.reader, raw)
            if not {*request.ids} & {*self.ids(*self.paths)}
        ]

    def ids(self, *paths: str) -> list[str]:
        """The models that the operations of these paths accept."""
        bodies = [raw for path in paths for call in self.paths[path].values() for raw in call.bodies.values()]
        found = [identifier for raw in bodies for request in requests(self.reader, raw) for identifier in request.ids]
        return list(dict.fromkeys(found))

    @property
    def all_ids(self) -> list[str]:
        """Every model of the document."""
        return [*self.ids(*self.paths), *(identifier for request in self.standalone for identifier in request.ids)]


def changes(old_document: Json, new_document: Json, old_name: str = "old", new_name: str = "new") -> list[Change]:
    """The changes in meaning, the most severe first. The names are used in errors."""
    if old_document == new_document:
        return []
    return compare(ParsedDocument(old_document, old_name), ParsedDocument(new_document, new_name))


def compare(old: ParsedDocument, new: ParsedDocument) -> list[Change]:
    """The changes between two documents, the most severe first."""
    if old.reader.document == new.reader.document:
        return []
    was, now = old.all_ids, new.all_ids
    if was and now and not {*was} & {*now} and not match_spellings(was, now):
        return [judge(Difference("another-model", "other", "send", (), was, now), "the document")]
    found = [*_statuses(old.reader.document, new.reader.document), *_addresses(old, new)]
    found += compare_models(
        SchemaComparison(old.reader, new.reader, "send"), "the contract", old.standalone, new.standalone
    )
    return _merge_places([*(each for each in found if each.difference.rule != "prose"), *_prose(found)])


def _statuses(old: Json, new: Json) -> Iterator[Located]:
    was, now = (
        {word: status.get("meaning") for word, status in document.get("x-reelkit-statuses", {}).items()}
        for document in (old, new)
    )
    for word in sorted(was.keys() | now.keys()):
        if (before := was.get(word)) != (after := now.get(word)):
            direction: Direction = "stricter" if after is None else "wider" if before is None else "other"
            yield Located("the contract", Difference("status", direction, "read", (word,), before, after))


def _addresses(old: ParsedDocument, new: ParsedDocument) -> Iterator[Located]:
    removed, added = [p for p in old.paths if p not in new.paths], [p for p in new.paths if p not in old.paths]
    moved = _moved(old, new, removed, added)
    for path, other in moved.items():
        yield Located(other, Difference("address", "other", "send", (), path, other))
        yield from _methods(old, new, path, other)
    for path in [path for path in removed if path not in moved]:
        yield Located(path, Difference("address", "stricter", "send", (), path, None))
        lost = [identifier for identifier in old.ids(path) if identifier not in new.all_ids]
        yield from (Located(path, Difference("model", "stricter", "send", (), identifier, None)) for identifier in lost)
    for path in [path for path in added if path not in moved.values()]:
        yield Located(path, Difference("address", "wider", "send", (), None, path))
        won = [identifier for identifier in new.ids(path) if identifier not in old.all_ids]
        yield from (Located(path, Difference("model", "wider", "send", (), None, identifier)) for identifier in won)
    for path in [path for path in old.paths if path in new.paths]:
        yield from _methods(old, new, path, path)


def _moved(old: ParsedDocument, new: ParsedDocument, removed: list[str], added: list[str]) -> dict[str, str]:
    """Map the old paths of moved operations to the new ones: those with the same methods and models."""
    moved: dict[str, str] = {}
    for path in removed:
        for other in added:
            same = old.paths[path].keys() == new.paths[other].keys() and {*old.ids(path)} == {*new.ids(other)}
            if same and other not in moved.values() and (old.ids(path) or len(removed) == len(added) == 1):
                moved[path] = other
                break
    return moved


def _methods(old: ParsedDocument, new: ParsedDocument, path: str, other: str) -> Iterator[Located]:
    was, now = old.paths[path], new.paths[other]
    removed, added = [m for m in was if m not in now], [m for m in now if m not in was]
    if len(removed) == len(added) == 1:
        yield Located(other, Difference("method", "other", "send", (), removed[0].upper(), added[0].upper()))
    else:
        yield from (
            Located(path, Difference("method", "stricter", "send", (), method.upper(), None)) for method in removed
        )
        yield from (Located(other, Difference("method", "wider", "send", (), None, method.upper())) for method in added)
    for method in [method for method in was if method in now]:
        yield from compare_call(old.reader, new.reader, was[method], now[method])


def _prose(found: list[Located]) -> Iterator[Located]:
    """Match the sentences of each part. Within a part, a sentence may move from one field to another."""
    parts: dict[str, list[Difference]] = {}
    for part, difference in found:
        if difference.rule == "prose":
            parts.setdefault(part, []).append(difference)
    yield from (
        Located(part, difference) for part, differences in parts.items() for difference in match_sentences(differences)
    )


def _merge_places(found: list[Located]) -> list[Change]:
    """One change for each difference, with all parts of the document in which it was found."""
    parts: dict[str, list[str]] = {}
    differences: dict[str, Difference] = {}
    for part, difference in found:
        key = compact([*difference])
        differences.setdefault(key, difference)
        if part not in parts.setdefault(key, []):
            parts[key].append(part)
    judgements = [judge(difference, _where(parts[key], difference)) for key, difference in differences.items()]
    return sorted(judgements, key=lambda change: LEVELS.index(change.level))


def _where(parts: list[str], difference: Difference) -> str:
    field_path = dotted(difference.field_path)
    return f"{', '.join(parts)}: {field_path}" if field_path else ", ".join(parts)


class Comparison(NamedTuple):
    """The changes, the most severe first, and findings for what could not be compared."""

    changes: list[Change]
    refused: list[Finding]


def compare_files(old: Documents, new: Documents) -> Comparison:
    """Compare two single documents, whatever their file names."""
    found: list[Change] = []
    refused = [*old.refused, *new.refused]
    for (old_name, was), (new_name, now) in zip(old.documents.items(), new.documents.items(), strict=False):
        try:
            found = changes(was, now, old_name, new_name)
        except SpecsError as error:
            refused += error.findings
    return Comparison(found, refused)


def compare_folders(old: Documents, new: Documents) -> Comparison:
    """Compare documents with the same name, and moved documents by their models."""
    refused = [*old.refused, *new.refused]
    was, now = _read(old, refused), _read(new, refused)
    unread = {finding.file for finding in refused}
    removed = [name for name in was if name not in now and name not in unread]
    added = [name for name in now if name not in was and name not in unread]
    moved = {name: other for name in removed for other in added if _is_moved(was[name], now[other])}
    found: list[Change] = []
    for name, other in ({name: name for name in was if name in now} | moved).items():
        try:
            found += [change._replace(document=other) for change in compare(was[name], now[other])]
        except SpecsError as error:
            refused += error.findings
    for name in removed:
        found += _whole_document(name, was[name], now.values(), "stricter") if name not in moved else ()
    for name in added:
        found += _whole_document(name, now[name], was.values(), "wider") if name not in moved.values() else ()
    return Comparison(sorted(found, key=lambda change: LEVELS.index(change.level)), refused)


def _read(side: Documents, refused: list[Finding]) -> dict[str, ParsedDocument]:
    documents = {}
    for name, content in side.documents.items():
        try:
            documents[name] = ParsedDocument(content, name)
        except SpecsError as error:
            refused += error.findings
    return documents


def _is_moved(one: ParsedDocument, two: ParsedDocument) -> bool:
    """Whether the documents have the same models at the same addresses."""
    return bool(one.all_ids) and {*one.all_ids} == {*two.all_ids} and one.paths.keys() == two.paths.keys()


def _whole_document(
    name: str, document: ParsedDocument, others: Iterable[ParsedDocument], direction: Direction
) -> Iterator[Change]:
    """The models and addresses that were added or removed with a document."""
    ids = [identifier for other in others for identifier in other.all_ids]
    paths = [path for other in others for path in other.paths]
    for rule, mine, theirs in (("model", document.all_ids, ids), ("address", [*document.paths], paths)):
        for thing in [thing for thing in mine if thing not in theirs]:
            old, new = (thing, None) if direction == "stricter" else (None, thing)
            yield judge(Difference(rule, direction, "send", (), old, new), "the document")._replace(document=name)
