"""The baseline: a file of accepted deviations."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from reelkit_conformance._errors import ConformError
from reelkit_conformance._judge.findings import Finding, Result

VERSION = 1
ANY_PART = "*"
NO_REASON = "Written by --update-baseline; replace this with the reason why it is accepted."

FOLDER = Path(__file__).with_name("baselines")
# The two kinds of server that the vendor's pages show, and the deviations that single pages show.
SHIPPED = {"native": ("native",), "relay": ("relay",), "vendor": ("native", "relay", "pages")}


class Entry(NamedTuple):
    """One accepted deviation. A * in *model* and *case* matches any text."""

    check: str
    model: str
    case: str
    why: str

    def matches(self, model: str | None, finding: Finding) -> bool:
        """Return whether the finding is this deviation."""
        return (
            self.check == finding.check
            and _matches_pattern(self.model, model or "")
            and _matches_pattern(self.case, finding.case)
        )

    def may_match(self, result: Result) -> bool:
        """Return whether a finding of this result could be this deviation."""
        return self.check == result.check.id and _matches_pattern(self.model, result.model or "")


class Baseline(NamedTuple):
    """The accepted deviations."""

    entries: tuple[Entry, ...] = ()

    def entry_for(self, model: str | None, finding: Finding) -> Entry | None:
        """Return the first entry that accepts the finding."""
        return next((entry for entry in self.entries if entry.matches(model, finding)), None)

    def stale(self, results: Iterable[Result]) -> tuple[Entry, ...]:
        """Return the entries whose check was judged and which match no finding. *results* are not final yet."""
        judged = [result for result in results if result.verdict in ("pass", "fail")]
        return tuple(
            entry
            for entry in self.entries
            if (mine := [result for result in judged if entry.may_match(result)])
            and not any(entry.matches(result.model, finding) for result in mine for finding in result.findings)
        )

    def with_findings(self, results: Iterable[Result]) -> "Baseline":
        """Return the baseline with an entry for each finding that has none."""
        new = {
            Entry(finding.check, result.model or ANY_PART, finding.case, NO_REASON)
            for result in results
            for finding in result.findings
            if self.entry_for(result.model, finding) is None
        }
        return Baseline(tuple(sorted({*self.entries, *new})))

    def without(self, entries: Iterable[Entry]) -> "Baseline":
        """Return the baseline without these entries."""
        gone = set(entries)
        return Baseline(tuple(entry for entry in self.entries if entry not in gone))

    def text(self) -> str:
        """Return the content of the file, in a stable order."""
        entries = [entry._asdict() for entry in sorted(self.entries)]
        return json.dumps({"version": VERSION, "entries": entries}, indent=2) + "\n"


def read_baseline(name: str) -> Baseline:
    """Read a baseline: a file, or a shipped one by its name."""
    files = [FOLDER / f"{kind}.json" for kind in SHIPPED[name]] if name in SHIPPED else [Path(name)]
    return Baseline(tuple(entry for file in files for entry in _entries(file)))


def _entries(file: Path) -> list[Entry]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConformError(
            f"cannot read the baseline {file}: {error.strerror}; shipped baselines: {_shipped_names()}"
        ) from None
    except (ValueError, RecursionError) as error:
        raise ConformError(f"the baseline {file} is not JSON: {error}") from None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise ConformError(
            f'the baseline {file} has no "version": {VERSION}; check that it was written by reelkit conform'
        )
    entries = document.get("entries")
    if not isinstance(entries, list):
        raise ConformError(
            f'the baseline {file} has no "entries" list; add "entries": [], or write it with --update-baseline'
        )
    return [_entry(entry, f"entry {number} of {file}") for number, entry in enumerate(entries, 1)]


def _entry(entry: Any, place: str) -> Entry:
    if not isinstance(entry, dict) or set(entry) != set(Entry._fields):
        raise ConformError(f"{place} must have exactly {', '.join(Entry._fields)}")
    if wrong := [name for name, value in entry.items() if not isinstance(value, str) or not value.strip()]:
        raise ConformError(f"{place}: {wrong[0]} must be a string that is not empty")
    return Entry(**entry)


def _shipped_names() -> str:
    return ", ".join(SHIPPED)


def _matches_pattern(pattern: str, text: str) -> bool:
    """Return whether the text matches. Only * is special, because case names contain brackets."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL) is not None
