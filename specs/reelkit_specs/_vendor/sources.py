"""The vendor's documents in the repository: their entries in sources.toml, their hashes, their contents."""

import datetime
import json
import re
import tomllib
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import Finding, SpecsError, finding_error, raise_findings
from reelkit_specs._documents.json import Json, parse, sha256
from reelkit_specs._documents.models import model_ids, normalized_id
from reelkit_specs._documents.outline import as_openapi, outline_findings
from reelkit_specs._vendor.inline import inline_references

ORIGINS = ("verbatim", "transcribed")
SAME_MODEL_RULES = ("first", "refuse")
REQUIRED = ("file", "origin", "page", "date", "sha256")
ADDRESSES = ("legacy_create", "legacy_fetch")
OPTIONAL = (*ADDRESSES, "path")
TOP_LEVEL = ("document", "same_model", "service", "reference")


class Source(NamedTuple):
    """One entry of sources.toml."""

    file: str
    origin: str
    page: str
    date: datetime.date
    sha256: str
    legacy_create: str | None = None
    legacy_fetch: str | None = None
    path: str | None = None


class Sources(NamedTuple):
    """The contents of sources.toml.

    *same_model* says what to do about a model in several documents. *service* is the URL of the service, *reference*
    that of the published documents. The order of *entries* is the order of the models in the contract.
    """

    same_model: str
    service: str | None
    reference: str | None
    entries: list[Source]


class Document(NamedTuple):
    """A vendor document: its entry, its name in findings, its content."""

    source: Source
    name: str
    content: Json


def read_sources(project: Project) -> Sources:
    """Read sources.toml."""
    file = project.name(project.sources)
    try:
        table = tomllib.loads(project.sources.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise finding_error(file, "", f"not TOML: {error}", "correct the file") from None
    entries = table.get("document")
    rule = table.get("same_model", "refuse")
    service, reference = table.get("service"), table.get("reference")
    if unknown := [key for key in table if key not in TOP_LEVEL]:
        raise finding_error(file, f"/{unknown[0]}", "unknown key", f"use one of {', '.join(TOP_LEVEL)}")
    if not isinstance(entries, list):
        raise finding_error(file, "/document", "no [[document]] entries", "add one for each vendor document")
    if rule not in SAME_MODEL_RULES:
        raise finding_error(file, "/same_model", f"unknown rule {rule!r}", f"use one of {', '.join(SAME_MODEL_RULES)}")
    for key, value in (("service", service), ("reference", reference)):
        if not isinstance(value, str | None):
            raise finding_error(file, f"/{key}", f"not a URL: {value!r}", "correct it, or leave it out")
    raise_findings(f for i, entry in enumerate(entries) for f in _entry_findings(file, i, entry))
    sources = [Source(**entry) for entry in entries]
    names = [source.file for source in sources]
    raise_findings(
        Finding(file, f"/document/{i}/file", f"{name!r} is listed twice", "keep one of the entries")
        for i, name in enumerate(names)
        if name in names[:i]
    )
    return Sources(rule, service, reference, sources)


def read_documents(project: Project, sources: Sources) -> list[Document]:
    """Read every listed document. Raises SpecsError with a finding for each that cannot be read."""
    documents, findings = [], list(_unlisted_files(project, sources))
    for source in sources.entries:
        path = project.vendor / source.file
        name = project.name(path)
        try:
            documents.append(Document(source, name, read_openapi(path.read_bytes(), name)))
        except OSError as error:
            todo = "add the file, or remove its entry from specs/sources.toml"
            findings.append(Finding(name, "", f"cannot be read: {error.strerror}", todo))
        except SpecsError as error:
            findings += error.findings
    raise_findings(findings)
    return documents


def hash_findings(project: Project, sources: Sources) -> list[Finding]:
    """A finding for each document whose hash is not the one in sources.toml."""
    findings = []
    for source in sources.entries:
        path = project.vendor / source.file
        if (actual := sha256(path.read_bytes())) != source.sha256:
            what = f"changed: its sha256 is {actual}, specs/sources.toml says {source.sha256}"
            todo = "undo the edit; or, if the vendor changed it, record the new hash and date and run `nox -s generate`"
            findings.append(Finding(project.name(path), "", what, todo))
    return findings


def read_openapi(raw: bytes, name: str) -> Json:
    """Parse a vendor document, check its basic structure and inline its references."""
    content = inline_references(as_openapi(parse(raw, name), name), name)
    raise_findings(outline_findings(name, content))  # the targets of references may have any type
    return content


def read_document_of(names: Collection[str], raw: bytes, name: str, origin: str) -> Json:
    """Read a document that must describe the model with these *names*. *origin* is where it was read."""
    content = read_openapi(raw, name)
    found = sorted(set(model_ids(content)))
    if not {*map(normalized_id, names)} & {*map(normalized_id, found)}:
        described = ", ".join(found) or "no create"
        what = f"{origin} is no document of this model: it describes {described}"
        raise finding_error(name, "", what, "check the id, or wait for the vendor to correct it")
    return content


def _entry_findings(file: str, index: int, entry: Any) -> list[Finding]:
    def finding(key: str, what: str, todo: str) -> Finding:
        return Finding(file, f"/document/{index}/{key}", what, todo)

    if not isinstance(entry, dict):
        return [finding("", "not a table", "write it as [[document]]")]
    known = ", ".join(REQUIRED + OPTIONAL)
    findings = [finding(key, "unknown key", f"use one of {known}") for key in entry if key not in REQUIRED + OPTIONAL]
    findings += [finding(key, "missing", "add it") for key in REQUIRED if key not in entry]
    for key, value in entry.items():
        kind = datetime.date if key == "date" else str
        if key in REQUIRED + OPTIONAL and type(value) is not kind:
            findings.append(finding(key, f"not a {kind.__name__}: {value!r}", "correct it"))
    for key, below in (("file", "specs/vendor"), ("path", "the vendor's reference")):
        parts = PurePosixPath(str(entry.get(key, "x"))).parts
        if not parts or "\0" in str(entry.get(key)) or parts[0] == "/" or ".." in parts:
            findings.append(finding(key, f"not a path below {below}", "write a relative path such as a/b.json"))
    for key in ADDRESSES:
        if isinstance(path := entry.get(key), str) and not path.startswith("/"):
            findings.append(finding(key, f"{path!r} is not an absolute path", "start it with /"))
    if isinstance(origin := entry.get("origin"), str) and origin not in ORIGINS:
        findings.append(finding("origin", f"{origin!r} is unknown", f"use one of {', '.join(ORIGINS)}"))
    return findings


def _unlisted_files(project: Project, sources: Sources) -> list[Finding]:
    listed = {source.file for source in sources.entries}
    found = sorted(path.relative_to(project.vendor).as_posix() for path in project.vendor.rglob("*.json"))
    todo = "add an entry, or delete the file"
    return [
        Finding(project.name(project.vendor / name), "", "not listed in specs/sources.toml", todo)
        for name in found
        if name not in listed
    ]


def append_entries(text: str, sources: list[Source]) -> str:
    """The text of sources.toml with these entries appended."""
    return text + "".join(f"\n[[document]]\n{_entry_text(source)}" for source in sources)


def update_entry(text: str, old: Source, new: Source) -> str:
    """The text with the origin, date and hash of one entry updated."""
    blocks = re.split(r"(?m)^(?=\[\[document\]\])", text)
    at = next(
        index
        for index, block in enumerate(blocks)
        if tomllib.loads(block).get("document", [{}])[0].get("file") == old.file
    )
    for key in ("origin", "date", "sha256"):
        line = f"{key} = {_toml_value(getattr(new, key))}"
        blocks[at] = re.sub(rf"(?m)^{key} *=.*$", lambda _, line=line: line, blocks[at], count=1)
    return "".join(blocks)


def _entry_text(source: Source) -> str:
    lines = [f"{key} = {_toml_value(getattr(source, key))}" for key in ("file", "origin", "page", "date", "sha256")]
    lines += [f"{key} = {_toml_value(value)}" for key in OPTIONAL if (value := getattr(source, key)) is not None]
    return "".join(f"{line}\n" for line in lines)


def _toml_value(value: str | datetime.date) -> str:
    # A basic string in TOML is a JSON string, except that TOML does not allow U+007F.
    return value.isoformat() if isinstance(value, datetime.date) else json.dumps(value).replace("\x7f", "\\u007f")
