"""Every figure in the documents is in the results of the last measurement.

A figure has a comment before it, `<!-- figure: ROW; WHAT; PEER -->7.9`, and may be rounded. Of an outcome such as
"3 POSTs", the first number counts.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "docs" / "figures" / "results.json"
MARK = re.compile(r"<!-- figure: (?P<of>[^>]+?) -->(?P<shown>\d[\d,]*(?:\.\d+)?)")
PAGES = [ROOT / "README.md", *sorted(page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "figures")]
FIGURES = [
    pytest.param(found["of"], found["shown"], id=f"{page.stem}: {found['of']}")
    for page in PAGES
    for found in MARK.finditer(page.read_text(encoding="utf-8"))
]
# Sections in which every number must be such a figure.
MEASURED = (("README.md", "## Why"), ("docs/compared.md", "# Compared with"))


def value(of: str) -> float:
    """The measured value: a ratio, a figure or an outcome of a peer, or a goal."""
    row, what, *whom = (part.strip() for part in of.split(";"))
    data: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8"))["rows"].get(row, {})
    assert data, f"the row is not in the results: nox -s bench -- {row}"
    ratios = [each for each in data["ratios"] if each["what"] == what and [each["theirs"]] == whom]
    figures = [each for each in data["figures"] if each["what"] == what and [each["who"]] == whom]
    goals = [each for each in data["goals"] if each["what"] == what and not whom]
    if said := [each["said"] for each in data["outcomes"] if each["what"] == what and [each["who"]] == whom]:
        return float(said[0].split()[0])
    found = ratios or figures or goals
    assert len(found) == 1, f"the row {row} has no such entry: {what}; {' '.join(whom)}"
    return float(found[0]["value"])


def rounded(number: float, like: str) -> float:
    """The number rounded to the digits of *like*, at least two."""
    digits = like.replace(",", "")
    shown = len(digits.replace(".", "")) if "." in digits else max(2, len(digits.rstrip("0")))
    return float(f"{number:.{shown}g}")


@pytest.mark.parametrize(("of", "shown"), FIGURES)
def test_a_figure_is_what_was_measured(of: str, shown: str) -> None:
    """Rounded to the digits shown."""
    if not RESULTS.exists():
        pytest.skip("nothing has been measured in this checkout: nox -s bench")

    assert float(shown.replace(",", "")) == rounded(value(of), shown)


@pytest.mark.parametrize(
    ("number", "like", "result"), [(7.94, "7.9", 7.9), (35_714, "36,000", 36_000), (9.9, "10", 9.9)]
)
def test_a_figure_is_rounded_to_its_digits(number: float, like: str, result: float) -> None:
    """At least two digits count."""
    assert rounded(number, like) == result


@pytest.mark.parametrize(("page", "heading"), MEASURED)
def test_every_number_in_a_measured_section_is_a_figure(page: str, heading: str) -> None:
    """A number without a comment could not be checked."""
    text = (ROOT / page).read_text(encoding="utf-8")
    level = heading.partition(" ")[0]
    part = re.split(rf"(?m)^{level} ", text[text.index(heading) + len(heading) :])[0]
    part = re.sub(r"```[\s\S]*?```|`[^`]*`|\]\([^)]*\)|--8<--", "", MARK.sub("", part))

    assert re.findall(r"\d[\d.,]*", part) == []
