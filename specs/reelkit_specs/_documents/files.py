"""Reads OpenAPI documents in JSON or YAML from one file or a folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._documents.findings import Finding, SpecsError, finding_error
from reelkit_specs._documents.json import Json, parse
from reelkit_specs._documents.outline import as_openapi
from reelkit_specs._documents.yaml import parse_loose_yaml

SUFFIXES = (".json", ".yaml", ".yml")
MAX_BYTES = 20_000_000  # bytes; the vendor's largest published document has 4,100,000
MAX_NODES = 1_000_000


class Documents(NamedTuple):
    """The documents that were read, by name, and findings for those that could not be read."""

    documents: dict[str, Json]
    refused: list[Finding]


def read_documents(path: Path) -> Documents:
    """Read the file *path*, or every document below the folder *path*. Names are relative to the folder."""
    documents: dict[str, Json] = {}
    refused: list[Finding] = []
    for name, file in _named_files(path):
        try:
            documents[name] = read_document(file, name)
        except SpecsError as error:
            refused += error.findings
    if not documents and not refused:
        refused.append(Finding(str(path), "", "no documents found", f"add files that end in {_joined(SUFFIXES)}"))
    return Documents(documents, refused)


def read_document(file: Path, name: str) -> Json:
    """Read one document. Raises SpecsError if the file is not an OpenAPI document."""
    todo = "check its type and permissions"
    try:
        if not file.is_file():
            raise finding_error(
                name, "", "not a file" if file.exists() else "no such file", "name a document or a folder"
            )
        if (size := file.stat().st_size) > MAX_BYTES:
            what = f"{size} bytes, more than the maximum of {MAX_BYTES}"
            raise finding_error(name, "", what, "check that this is the right file")
        raw = file.read_bytes()
    except OSError as error:
        raise finding_error(name, "", f"cannot be read: {error.strerror}", todo) from None
    if file.suffix.lower() not in SUFFIXES[1:]:
        return as_openapi(parse(raw, name), name)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise finding_error(
            name, "", f"not YAML: {error}", "download the document again, or correct the file"
        ) from None
    return as_openapi(parse_loose_yaml(text, name, MAX_NODES), name)


def _named_files(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        yield str(path), path
        return
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() in SUFFIXES and not file.is_dir():
            name = file.relative_to(path).as_posix()
            yield name.encode(errors="backslashreplace").decode(), file  # file names need not be valid text


def _joined(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
