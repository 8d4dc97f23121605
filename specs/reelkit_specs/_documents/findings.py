"""Findings: one line each that says where the problem is, what it is, and what to do."""

from collections.abc import Iterable
from typing import NamedTuple

from reelkit_specs._shared.terminal_text import printable


class Finding(NamedTuple):
    """One problem in one place.

    *rule* is the id of the check that found it, or empty. *line* is the line of the file, or None if it is not known.
    """

    file: str
    pointer: str
    what: str
    todo: str
    rule: str = ""
    line: int | None = None

    @property
    def place(self) -> str:
        """The file with the line, and the pointer."""
        file = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{file} {self.pointer}" if self.pointer else file

    def __str__(self) -> str:
        line = f"{self.place}: {self.what}; {self.todo}" + (f" [{self.rule}]" if self.rule else "")
        return printable(line, keep="")


class SpecsError(Exception):
    """The pipeline cannot continue. *findings* are the reasons."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


def raise_findings(findings: Iterable[Finding]) -> None:
    """Raise SpecsError if there is any finding."""
    if findings := tuple(findings):
        raise SpecsError(findings)


def finding_error(file: str, pointer: str, what: str, todo: str) -> SpecsError:
    """A SpecsError with a single finding, to be raised by the caller."""
    return SpecsError([Finding(file, pointer, what, todo)])
