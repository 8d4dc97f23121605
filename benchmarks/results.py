"""Stores the results as JSON: one file for all rows. Measuring one row replaces only that row."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .entries import Entry, Figure, Goal, Outcome, Peer, Ratio, Unmeasured
from .row import Row

VERSION = 1
KINDS: Mapping[str, type[Any]] = {
    "ratios": Ratio,
    "goals": Goal,
    "figures": Figure,
    "outcomes": Outcome,
    "unmeasured": Unmeasured,
    "peers": Peer,
}
Json = dict[str, Any]


class BadResults(Exception):
    """The file does not contain results. The message is one line."""


def as_data(row: Row, entries: Iterable[Entry], about: Json) -> Json:
    """Return one row for the file. *about* has the command, the date, the machine and the time it took."""
    every = list(entries)
    lists = {name: [_dict(entry) for entry in every if isinstance(entry, kind)] for name, kind in KINDS.items()}
    return {"question": row.question, **about, **lists}


def entries(data: Json) -> dict[str, list[Any]]:
    """Return the entries of a row in the file, by kind."""
    return {name: [kind(*(item[key] for key in kind._fields)) for item in data[name]] for name, kind in KINDS.items()}


def merged(before: Json, measured: Mapping[str, Json], order: Iterable[str]) -> Json:
    """Return the stored results with these rows replaced, in the order of the table."""
    rows: dict[str, Json] = before.get("rows", {}) | measured
    last: Json = max(rows.values(), key=lambda row: str(row["date"]), default={})
    return {
        "version": VERSION,
        "date": last.get("date"),
        "machine": last.get("machine"),
        "rows": {name: rows[name] for name in order if name in rows},
    }


def read(path: Path) -> Json:
    """Read the stored results; empty if there is no file. Raises BadResults."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise BadResults(
            f"{path}: cannot be read as results ({error}); remove it, or name another with --json"
        ) from None
    if not isinstance(said, dict) or said.get("version") != VERSION:
        raise BadResults(f"{path}: no results of version {VERSION}; remove it, or name another file with --json")
    return said


def write(path: Path, results: Json) -> None:
    """Write the file atomically."""
    replace(path, json.dumps(results, indent=1, ensure_ascii=False) + "\n")


def replace(path: Path, text: str) -> None:
    """Return the complete file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)


def _dict(entry: Any) -> Json:
    rounded = {key: _rounded(value) for key, value in entry._asdict().items()}
    return rounded | ({"holds": entry.holds} if isinstance(entry, Goal) else {})


def _rounded(value: Any) -> Any:
    """Round to four significant digits."""
    if not isinstance(value, float):
        return value
    short = float(f"{value:.4g}")
    return int(short) if short.is_integer() and abs(short) >= 1000 else short
