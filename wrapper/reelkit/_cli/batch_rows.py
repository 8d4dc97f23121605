"""The rows of a file in JSON Lines or CSV, one after another, each with the number of its line."""

import csv
import functools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reelkit._errors import InvalidRequest, Problem, ReelkitError

Row = dict[str, Any]

BYTE_ORDER_MARK = "\ufeff"
IN_JSON = frozenset({".jsonl", ".ndjson", ".json"})


class Source:
    """A file, and what it is called when something is wrong with it."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name

    @functools.cached_property
    def is_csv(self) -> bool:
        """Whether it is CSV: by its name, else by how it begins."""
        suffix = self.path.suffix.lower()
        if suffix == ".csv" or suffix in IN_JSON:
            return suffix == ".csv"
        first = next((text.strip() for _, text in _texts(self) if text.strip()), "{")
        return not first.startswith("{")


def rows(source: Source) -> Iterator[tuple[int, Row]]:
    """The rows, and where each stands."""
    return _csv(source) if source.is_csv else _json_lines(source)


def wrong(source: Source, number: int, what: str, problems: tuple[Problem, ...] = ()) -> InvalidRequest:
    """What is wrong with a line."""
    return InvalidRequest(f"{source.name}, line {number}: {what}", problems=problems or None)


def _texts(source: Source) -> Iterator[tuple[int, str]]:
    try:
        with source.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    text = line.decode()
                except UnicodeDecodeError:
                    raise wrong(source, number, "this is not text in UTF-8, save the file as UTF-8") from None
                yield number, text.removeprefix(BYTE_ORDER_MARK) if number == 1 else text
    except OSError as error:
        raise ReelkitError(f"{source.name}: cannot be read ({error.strerror})") from None


def _json_lines(source: Source) -> Iterator[tuple[int, Row]]:
    for number, text in _texts(source):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise wrong(source, number, f"not JSON: {error}") from None
        if not isinstance(row, dict):
            raise wrong(source, number, f"not a JSON object but {text.strip()[:40]!r}")
        yield number, row


def _csv(source: Source) -> Iterator[tuple[int, Row]]:
    lines = csv.reader((text for _, text in _texts(source)), strict=True)
    columns: list[str] = []
    before = 0  # the line that the row before ended in: one row may be several lines
    try:
        for cells in lines:
            number, before = before + 1, lines.line_num
            if not any(map(str.strip, cells)):
                continue
            if not columns:
                columns = _columns(source, number, cells)
                continue
            if len(cells) != len(columns):
                raise wrong(source, number, f"it has {len(cells)} columns, and the head has {len(columns)}")
            yield number, {name: cell for name, cell in zip(columns, cells, strict=True) if cell != ""}
    except csv.Error as error:
        raise wrong(source, before + 1, f"not CSV: {error}") from None


def _columns(source: Source, number: int, head: list[str]) -> list[str]:
    columns = [name.strip() for name in head]
    if twice := [name for name in columns if name and columns.count(name) > 1]:
        raise wrong(source, number, f"two columns are called {twice[0]!r}")
    return columns
