"""docs/specs.md shows what the commands print, and lists what the tables hold."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from reelkit.__main__ import main
from reelkit_specs._diff._rules import RULES
from reelkit_specs._lint import DEFECTS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "specs.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```console\n\$ reelkit (.*)\n((?:.*\n)*?)```", PAGE)


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command.split()[1] for command, _ in SHOWN])
def test_the_page_shows_what_is_printed(command: str, output: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line."""
    monkeypatch.chdir(ROOT)

    assert CliRunner().invoke(main, command.split()).stdout == output


def test_the_page_lists_every_rule_of_the_diff() -> None:
    """With its levels, in the order of the table."""
    rows = [
        f"| `{name}` | {rule.about} | {' '.join(level[0].upper() for level in rule.send)} "
        f"| {' '.join(level[0].upper() for level in rule.read)} |"
        for name, rule in RULES.items()
    ]

    assert "| rule | what | send | read |\n|---|---|---|---|\n" + "\n".join(rows) + "\n" in PAGE


def test_the_page_lists_every_defect() -> None:
    """With what it leads to, and the advice."""
    rows = [f"| `{name}` | {defect.effect} | {defect.advice} |" for name, defect in DEFECTS.items()]

    assert "| defect | if it is left | advice |\n|---|---|---|\n" + "\n".join(rows) + "\n" in PAGE
