"""Deviations that are known and accepted: a file of them, and what they do to a verdict."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from reelkit_conformance._errors import ConformError
from reelkit_conformance._judge.findings import Finding, Result

VERSION = 1
ANY_PART = "*"
NO_REASON = "Written by --update-baseline; say here why it is accepted."

FOLDER = Path(__file__).with_name("baselines")
# The two kinds of server that the vendor's own pages show, and everything that these pages show anywhere.
SHIPPED = {"native": ("native",), "relay": ("relay",), "vendor": ("native", "relay", "pages")}


class Entry(NamedTuple):
    """One accepted deviation. In *model* and *case* a * stands for any part."""

    check: str
    model: str
    case: str
    why: str

    def matches(self, model: str | None, finding: Finding) -> bool:
        """Whether the finding is this deviation."""
        return (
            self.check == finding.check
            and _matches_pattern(self.model, model or "")
            and _matches_pattern(self.case, finding.case)
        )

    def may_match(self, result: Result) -> bool:
        """Whether a finding of this result could have been this deviation."""
        return self.check == result.check.id and _matches_pattern(self.model, result.model or "")


class Baseline(NamedTuple):
    """All that is accepted."""

    entries: tuple[Entry, ...] = ()

    def entry_for(self, model: str | None, finding: Finding) -> Entry | None:
        """The first entry that accepts the finding."""
        return next((entry for entry in self.entries if entry.matches(model, finding)), None)

    def stale(self, results: Iterable[Result]) -> tuple[Entry, ...]:
        """The entries that nothing met although their check was judged. *results* are those of the engines."""
        judged = [result for result in results if result.verdict in ("pass", "fail")]
        return tuple(
            entry
            for entry in self.entries
            if (mine := [result for result in judged if entry.may_match(result)])
            and not any(entry.matches(result.model, finding) for result in mine for finding in result.findings)
        )

    def with_findings(self, results: Iterable[Result]) -> "Baseline":
        """With an entry for each finding that has none yet."""
        new = {
            Entry(finding.check, result.model or ANY_PART, finding.case, NO_REASON)
            for result in results
            for finding in result.findings
            if self.entry_for(result.model, finding) is None
        }
        return Baseline(tuple(sorted({*self.entries, *new})))

    def without(self, entries: Iterable[Entry]) -> "Baseline":
        """Without the entries that have become stale."""
        gone = set(entries)
        return Baseline(tuple(entry for entry in self.entries if entry not in gone))

    def text(self) -> str:
        """The file, in a stable order."""
        entries = [entry._asdict() for entry in sorted(self.entries)]
        return json.dumps({"version": VERSION, "entries": entries}, indent=2) + "\n"


def read_baseline(name: str) -> Baseline:
    """The baseline of a file, or a shipped one by its name."""
    files = [FOLDER / f"{kind}.json" for kind in SHIPPED[name]] if name in SHIPPED else [Path(name)]
    return Baseline(tuple(entry for file in files for entry in _entries(file)))


def _entries(file: Path) -> list[Entry]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConformError(
            f"cannot read the baseline {file}: {error.strerror}; shipped ones: {_shipped_names()}"
        ) from None
    except (ValueError, RecursionError) as error:
        raise ConformError(f"the baseline {file} is no JSON: {error}") from None
    if not isinstance(document, dict) or document.get("version") != VERSION:
        raise ConformError(f'the baseline {file} does not begin with "version": {VERSION}; was it made by this kit?')
    entries = document.get("entries")
    if not isinstance(entries, list):
        raise ConformError(f"the baseline {file} has no list of entries")
    return [_entry(entry, f"entry {number} of {file}") for number, entry in enumerate(entries, 1)]


def _entry(entry: Any, place: str) -> Entry:
    if not isinstance(entry, dict) or set(entry) != set(Entry._fields):
        raise ConformError(f"{place} needs exactly {', '.join(Entry._fields)}")
    if wrong := [name for name, value in entry.items() if not isinstance(value, str) or not value.strip()]:
        raise ConformError(f"{place}: {wrong[0]} must be a text that is not empty")
    return Entry(**entry)


def _shipped_names() -> str:
    return ", ".join(SHIPPED)


def _matches_pattern(pattern: str, text: str) -> bool:
    """Only * is special: names of cases are full of brackets."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL) is not None
