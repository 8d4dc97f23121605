"""The documentation matches the kit."""

import json
import re
from pathlib import Path

import pytest

from reelkit_conformance._checks.listing import FAMILIES
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._report.baseline import Entry, read_baseline
from reelkit_conformance.command import EXIT_CODES

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "conformance.md").read_text(encoding="utf-8")


def test_every_family_has_a_name() -> None:
    """And there is no name without a family."""
    assert {check.family for check in CHECKS.values()} == FAMILIES.keys()


def test_the_baseline_in_the_documentation_can_be_read(tmp_path: Path) -> None:
    """As it is in the page."""
    [block] = re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)
    file = tmp_path / "known.json"
    file.write_text(block, encoding="utf-8")

    assert read_baseline(str(file)).entries == (Entry(**json.loads(block)["entries"][0]),)


@pytest.mark.parametrize("code", [code for code, _ in EXIT_CODES if code < 70])
def test_the_exit_codes_are_in_the_guide(code: int) -> None:
    """Scripts need them."""
    assert re.search(rf"\b{code}\b", GUIDE[GUIDE.index("The exit code is") :].splitlines()[0])
