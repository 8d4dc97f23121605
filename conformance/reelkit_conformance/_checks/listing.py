"""The table of checks as text: the list, the description of one check, and the documentation page."""

import textwrap
from collections.abc import Iterable

from reelkit_conformance._checks.check import LEVEL_WORDS, Check
from reelkit_conformance._errors import ConformError
from reelkit_specs import did_you_mean

FAMILIES = {
    "SPC": "contract documents",
    "RES": "accepted responses",
    "AUT": "authentication",
    "REQ": "requests that must be refused",
    "ACC": "requests that must be accepted",
    "ERR": "refusals and their bodies",
    "GET": "fetching a job",
    "DEF": "defaults",
    "IDS": "ids of jobs",
    "LIF": "states of a job",
    "PAR": "the two addresses",
    "CON": "requests at the same time",
    "RUL": "rules in the prose",
    "BIL": "costs",
    "FUZ": "findings of Schemathesis, with `--thorough`",
}

HEAD = """\
# The checks

Made by `reelkit conform --list --markdown`; [conformance](conformance.md) describes how to run them.
An id is never reused for another check.
Severity: *must* breaks clients, *should* causes problems for them, *observed* was seen on other servers.
Basis: *documented* is what the vendor says, *implied* follows from it, *assumed* is not contradicted by it.
"""


def listed(checks: Iterable[Check]) -> str:
    """Return a line for each check."""
    return "\n".join(f"{check.id}  {check.level}  {check.severity:8}  {check.title}" for check in checks)


def explained(name: str, checks: Iterable[Check]) -> str:
    """Return the description of one check."""
    known = {check.id: check for check in checks}
    check = known.get(name.strip().upper())
    if check is None:
        hint = did_you_mean(name.strip(), known, "`reelkit conform --list` lists them")
        raise ConformError(f"there is no check {name!r}; {hint}")
    behind = [other.id for other in known.values() if check.id in other.needs]
    rows = [
        ("family", FAMILIES.get(check.family, check.family)),
        ("level", f"{check.level}, {LEVEL_WORDS[check.level]}"),
        ("severity", check.severity),
        (check.basis, check.sentence),
        ("what to do", check.advice),
        ("depends on", ", ".join(check.needs) or "nothing"),
        ("needed by", ", ".join(behind) or "nothing"),
    ]
    return "\n".join([f"{check.id}  {check.title}", "", *(_row(*row) for row in rows)])


def _row(label: str, words: str) -> str:
    return textwrap.fill(words, 100, initial_indent=f"  {label:12}", subsequent_indent=" " * 14)


def markdown(checks: Iterable[Check]) -> str:
    """Return the page docs/conformance-ids.md."""
    families: dict[str, list[Check]] = {}
    for check in checks:
        families.setdefault(check.family, []).append(check)
    return "\n".join([HEAD, *(_section(family, members) for family, members in families.items())])


def _section(family: str, checks: list[Check]) -> str:
    name = FAMILIES.get(family, family)
    return "\n".join([f"## {family}: {name}", "", *map(_entry, checks)])


def _entry(check: Check) -> str:
    lines = [
        f"### {check.id}",
        "",
        f"**{_escaped(check.title)}** {check.level}, {check.severity}.",
        f"{check.basis.capitalize()}: {_escaped(check.sentence)}",
        f"What to do: {_escaped(check.advice)}",
    ]
    if check.needs:
        links = ", ".join(f"[{need}](#{need.lower()})" for need in check.needs)
        lines.append(f"Not judged where one of these fails: {links}.")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    """Return the text with Markdown characters escaped, except between backticks."""
    parts = text.split("`")
    parts[::2] = ["".join(f"\\{letter}" if letter in "\\*[]<>|" else letter for letter in part) for part in parts[::2]]
    return "`".join(parts)
