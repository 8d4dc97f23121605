"""What in docs/ is made from the code is as the code says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from .blocks import ROOT, prose

DEMO = (ROOT / "docs" / "pictures" / "demo.svg").read_text(encoding="utf-8")


def test_what_is_made_from_the_code_is_current() -> None:
    """The commands, the checks, the drawing of the rooms."""
    run = subprocess.run([sys.executable, "-m", "docs.make", "--check"], cwd=ROOT, capture_output=True, text=True)

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "said",
    ["the service returned 503; retrying in", "submitting it again", "2,840,000 credits, 1.42 USD", "lip-sync.mp4"],
)
def test_the_picture_shows_what_the_demo_says(said: str) -> None:
    """tests/cli/test_demo.py holds the demo to the same words; `python -m docs.make.picture` draws it anew."""
    assert said in DEMO.replace("&#160;", " ")


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "pictures").glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_asks_nobody(picture: Path) -> None:
    """For a font, a style or another picture."""
    text = picture.read_text(encoding="utf-8")

    assert [word for word in ("url(http", "@import", "@font-face", "href=", "<script") if word in text] == []


def test_every_row_of_figures_is_on_the_page() -> None:
    """What `nox -s bench` has written, a reader finds."""
    written = {file.stem for file in (ROOT / "docs" / "figures").glob("*.md")}

    assert written - set(re.findall(r"<!-- row: (\w+) -->", prose(ROOT / "docs" / "compared.md"))) == set()


def test_no_job_command_takes_the_key_as_an_option() -> None:
    """Others can see a command line."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    sections = page.split("\n## ")

    assert [section.splitlines()[0] for section in sections if "`--api-key" in section] == ["reelkit conform"]
