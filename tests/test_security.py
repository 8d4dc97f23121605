"""Every promise of SECURITY.md names existing tests."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
TESTS = {
    name
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
}


def test_every_promise_names_its_tests() -> None:
    """At least one in each row, and no test that does not exist."""
    rows = [line for line in TEXT.splitlines() if line.startswith("| ") and not line.endswith("| held by |")]

    assert len(rows) > 10
    assert [row for row in rows if not re.search(r"\| `test_\w+`(, `test_\w+`)* \|$", row)] == []
    assert sorted(set(re.findall(r"`(test_\w+)`", TEXT)) - TESTS) == []


def test_the_generator_is_pinned_above_the_version_that_ran_code() -> None:
    """As SECURITY.md says."""
    pinned = re.findall(r'"openapi-python-client==([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert [tuple(map(int, version.split("."))) >= (0, 29, 1) for version in pinned] == [True]
