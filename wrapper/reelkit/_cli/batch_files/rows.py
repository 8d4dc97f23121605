"""Reads the rows of a JSON Lines or CSV file, each with its line number."""

import csv
import functools
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from reelkit._errors import InvalidRequest, Problem, ReelkitError

Row = dict[str, Any]

BYTE_ORDER_MARK = "\ufeff"
JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})


class Source:
    """A file, its name in error messages, and the folder that the paths in it start from: its own, if none is given."""

    def __init__(self, path: Path, name: str, folder: Path | None = None) -> None:
        self.path = path
        self.name = name
        self.folder = path.parent if folder is None else folder
        self._state: tuple[int, ...] | None = None  # at the first reading

    def check_unchanged(self, file: IO[bytes]) -> None:
        """Raise if the file is not what was read first: its lines would be bought unchecked."""
        stat = os.fstat(file.fileno())
        state = (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)
        self._state = self._state or state
        if state != self._state:
            raise ReelkitError(
                f"{self.name}: the file was changed after it was checked, so its remaining lines were not bought; "
                "run the same command again"
            )

    @functools.cached_property
    def is_csv(self) -> bool:
        """Whether the file is CSV, by its suffix or else by its first character."""
        suffix = self.path.suffix.lower()
        if suffix == ".csv" or suffix in JSON_SUFFIXES:
            return suffix == ".csv"
        first = next((text.strip() for _, text in _text_lines(self) if text.strip()), "{")
        return not first.startswith("{")


def rows(source: Source) -> Iterator[tuple[int, Row | InvalidRequest]]:
    """The rows with their line numbers, with an error in place of each row that cannot be read."""
    try:
        yield from _csv_rows(source) if source.is_csv else _json_rows(source)
    except InvalidRequest as error:  # what follows it cannot be read either
        yield 0, error


def line_error(source: Source, number: int, what: str, problems: tuple[Problem, ...] = ()) -> InvalidRequest:
    """The error for a line of the file."""
    return InvalidRequest(f"{source.name}, line {number}: {what}", problems=problems or None)


def _text_lines(source: Source) -> Iterator[tuple[int, str]]:
    try:
        with source.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                source.check_unchanged(file)
                try:
                    text = line.decode()
                except UnicodeDecodeError:
                    raise line_error(source, number, "not UTF-8 text; save the file as UTF-8") from None
                yield number, text.removeprefix(BYTE_ORDER_MARK) if number == 1 else text
    except OSError as error:
        raise ReelkitError(f"{source.name}: cannot be read ({error.strerror})") from None


def _json_rows(source: Source) -> Iterator[tuple[int, Row | InvalidRequest]]:
    for number, text in _text_lines(source):
        if not text.strip():
            continue
        try:
            row = json.loads(text, object_pairs_hook=_object)
        except (ValueError, RecursionError) as error:
            yield number, line_error(source, number, f"not JSON: {error}")
            continue
        is_object = isinstance(row, dict)
        yield number, row if is_object else line_error(source, number, f"not a JSON object: {text.strip()[:40]!r}")


def _object(pairs: list[tuple[str, Any]]) -> Row:
    """The object with these names. Raises ValueError if one is repeated: it is unknown which value is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {repeated!r} is repeated in an object")
    return found


def _csv_rows(source: Source) -> Iterator[tuple[int, Row | InvalidRequest]]:
    lines = csv.reader((text for _, text in _text_lines(source)), strict=True)
    columns: list[str] = []
    last_line = 0  # of the previous row: a row may span several lines
    try:
        for cells in lines:
            number, last_line = last_line + 1, lines.line_num
            if not any(map(str.strip, cells)):
                continue
            if not columns:
                columns = _column_names(source, number, cells)
                continue
            if len(cells) != len(columns):
                what = f"the row has {len(cells)} columns, the header has {len(columns)}"
                yield number, line_error(source, number, what)
                continue
            yield number, {name: cell for name, cell in zip(columns, cells, strict=True) if cell != ""}
    except csv.Error as error:
        raise line_error(source, last_line + 1, f"not CSV: {error}") from None


def _column_names(source: Source, number: int, header: list[str]) -> list[str]:
    columns = [name.strip() for name in header]
    if repeated := [name for name in columns if name and columns.count(name) > 1]:
        raise line_error(source, number, f"two columns are named {repeated[0]!r}")
    return columns
