"""OpenAPI documents anywhere on the disk, in JSON or YAML: one file, or a folder of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._documents.findings import Finding, SpecsError, finding_error
from reelkit_specs._documents.json import Json, parse
from reelkit_specs._documents.outline import as_openapi
from reelkit_specs._documents.yaml import parse_loose_yaml

SUFFIXES = (".json", ".yaml", ".yml")
MAX_BYTES = 20_000_000  # bytes; the largest of the vendor's documents has a hundred thousand
MAX_NODES = 1_000_000


class Documents(NamedTuple):
    """What could be read, by name, and why the rest could not."""

    documents: dict[str, Json]
    refused: list[Finding]


def read_documents(path: Path) -> Documents:
    """The document at *path*, named as it was asked for, or every document below it, named from there."""
    documents: dict[str, Json] = {}
    refused: list[Finding] = []
    for name, file in _named_files(path):
        try:
            documents[name] = read_document(file, name)
        except SpecsError as error:
            refused += error.findings
    if not documents and not refused:
        refused.append(Finding(str(path), "", "no document in it", f"put files there that end in {_joined(SUFFIXES)}"))
    return Documents(documents, refused)


def read_document(file: Path, name: str) -> Json:
    """The document in a file, or one line about why it is none."""
    todo = "look at its kind and its permissions"
    try:
        if not file.is_file():
            raise finding_error(
                name, "", "not a file" if file.exists() else "no such file", "name a document or a folder"
            )
        if (size := file.stat().st_size) > MAX_BYTES:
            what = f"{size} bytes, more than the {MAX_BYTES} that a document may have"
            raise finding_error(name, "", what, "check that the right file was fetched")
        raw = file.read_bytes()
    except OSError as error:
        raise finding_error(name, "", f"cannot be read: {error.strerror}", todo) from None
    if file.suffix.lower() not in SUFFIXES[1:]:
        return as_openapi(parse(raw, name), name)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise finding_error(name, "", f"not YAML: {error}", "fetch the document again, or mend the file") from None
    return as_openapi(parse_loose_yaml(text, name, MAX_NODES), name)


def _named_files(path: Path) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        yield str(path), path
        return
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() in SUFFIXES and not file.is_dir():
            name = file.relative_to(path).as_posix()
            yield name.encode(errors="backslashreplace").decode(), file  # names on a disk need not be text


def _joined(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"
