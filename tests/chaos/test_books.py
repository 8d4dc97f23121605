"""A small audit of falsified books; `python -m tests.chaos.books` is the whole one."""

from tests.chaos.books import FALSIFIED, drive


def test_an_audit_names_each_falsified_book_and_nothing_else() -> None:
    """Among purchases that agree."""
    audit, _ = drive(20)

    assert {finding.kind for finding in audit.findings} == FALSIFIED
    assert len(audit.findings) == len(FALSIFIED)
