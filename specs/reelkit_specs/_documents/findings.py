"""What can be wrong, said in one line: where, what, and what to do."""

from collections.abc import Iterable
from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that is wrong in one place; *rule* is the id of the check that found it, if a check did."""

    file: str
    pointer: str
    what: str
    todo: str
    rule: str = ""

    def __str__(self) -> str:
        where = f"{self.file} {self.pointer}" if self.pointer else self.file
        line = f"{where}: {self.what}; {self.todo}" + (f" [{self.rule}]" if self.rule else "")
        return "".join(char if char.isprintable() else repr(char)[1:-1] for char in line)


class SpecsError(Exception):
    """The pipeline cannot go on. Carries every finding that led to it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


def raise_findings(findings: Iterable[Finding]) -> None:
    """Go no further if there is a finding."""
    if findings := tuple(findings):
        raise SpecsError(findings)


def finding_error(file: str, pointer: str, what: str, todo: str) -> SpecsError:
    """The error for a single finding, ready to be raised."""
    return SpecsError([Finding(file, pointer, what, todo)])
