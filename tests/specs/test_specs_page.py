"""docs/specs.md has the tables of the code."""

from pathlib import Path

from reelkit_specs._diff.rules import RULES
from reelkit_specs._lint import DEFECTS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "specs.md").read_text(encoding="utf-8")


def test_the_page_lists_every_rule_of_the_diff() -> None:
    """With its levels, in order."""
    rows = [
        f"| `{name}` | {rule.about} | {' '.join(level[0].upper() for level in rule.send)} "
        f"| {' '.join(level[0].upper() for level in rule.read)} |"
        for name, rule in RULES.items()
    ]

    assert "| rule | what | send | read |\n|---|---|---|---|\n" + "\n".join(rows) + "\n" in PAGE


def test_the_page_lists_every_defect() -> None:
    """With its effect and advice."""
    rows = [f"| `{name}` | {defect.effect} | {defect.advice} |" for name, defect in DEFECTS.items()]

    assert "| defect | if it is left | advice |\n|---|---|---|\n" + "\n".join(rows) + "\n" in PAGE
