"""The JSON of what was measured: one file for all rows, in which a row that is run alone replaces itself only."""

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
    """The file is not one of ours; one line."""


def as_data(row: Row, entries: Iterable[Entry], about: Json) -> Json:
    """One row for the file; *about* says by which command, when and on what it was measured, and how long it took."""
    every = list(entries)
    lists = {name: [_dict(entry) for entry in every if isinstance(entry, kind)] for name, kind in KINDS.items()}
    return {"question": row.question, **about, **lists}


def entries(data: Json) -> dict[str, list[Any]]:
    """The entries of a row out of the file, by kind."""
    return {name: [kind(*(item[key] for key in kind._fields)) for item in data[name]] for name, kind in KINDS.items()}


def merged(before: Json, measured: Mapping[str, Json], order: Iterable[str]) -> Json:
    """What was known, with these rows in place of their older selves, in the order of the table."""
    rows: dict[str, Json] = before.get("rows", {}) | measured
    last: Json = max(rows.values(), key=lambda row: str(row["date"]), default={})
    return {
        "version": VERSION,
        "date": last.get("date"),
        "machine": last.get("machine"),
        "rows": {name: rows[name] for name in order if name in rows},
    }


def read(path: Path) -> Json:
    """What the file says; nothing if there is none yet. Raises BadResults."""
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
    """In one step, so that nobody reads half of it."""
    replace(path, json.dumps(results, indent=1, ensure_ascii=False) + "\n")


def replace(path: Path, text: str) -> None:
    """The whole file at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.new")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    unfinished.replace(path)


def _dict(entry: Any) -> Json:
    rounded = {key: _rounded(value) for key, value in entry._asdict().items()}
    return rounded | ({"holds": entry.holds} if isinstance(entry, Goal) else {})


def _rounded(value: Any) -> Any:
    """Four digits are more than any of this is worth."""
    if not isinstance(value, float):
        return value
    short = float(f"{value:.4g}")
    return int(short) if short.is_integer() and abs(short) >= 1000 else short
