"""The generated parts of docs/ are up to date."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from docs.make import _examples
from docs.make._examples import BEGIN
from tests.offers import offered

from .blocks import ROOT, prose

DEMO = (ROOT / "docs" / "pictures" / "demo.svg").read_text(encoding="utf-8")


@pytest.mark.slow
def test_generated_pages_are_up_to_date() -> None:
    """Commands, checks, models, and the drawing of the packages."""
    run = subprocess.run([sys.executable, "-m", "docs.make", "--check"], cwd=ROOT, capture_output=True, text=True)

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_examples_follow_the_contract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A value that the vendor no longer offers is replaced, and a marked block shows what its command prints."""
    shown = f"{BEGIN}\n```console\n$ reelkit --version\nan old output\n```\n"
    known, gone = offered("duration")[0], 10 * max(offered("duration"))
    (tmp_path / "page.md").write_text(f"--duration {known}\nduration={gone}\n{shown}", encoding="utf-8")
    monkeypatch.setattr(_examples, "ROOT", tmp_path)

    lines = _examples.page("page.md").splitlines()

    assert lines[:2] == [f"--duration {known}", f"duration={offered('duration')[-1]}"]
    assert lines[2:5] == [BEGIN, "```console", "$ reelkit --version"]
    assert lines[5].startswith("reelkit, version ")
    assert lines[6:] == ["```"]


@pytest.mark.parametrize(
    "said",
    ["503; retrying in", "submitting it again", "2,840,000 credits, 1.42 USD", "lip-sync.mp4"],
)
def test_the_picture_shows_the_output_of_the_demo(said: str) -> None:
    """tests/cli/test_demo.py tests the same words; `python -m docs.make.picture` draws the picture."""
    assert said in DEMO.replace("&#160;", " ")


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "pictures").glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_fetches_nothing(picture: Path) -> None:
    """No fonts, styles or other pictures."""
    text = picture.read_text(encoding="utf-8")

    assert [word for word in ("url(http", "@import", "@font-face", "href=", "<script") if word in text] == []


def test_every_benchmark_row_is_on_the_page() -> None:
    """The results of `nox -s bench` are in docs/compared.md."""
    written = {file.stem for file in (ROOT / "docs" / "figures").glob("*.md")}

    assert written - set(re.findall(r"<!-- row: (\w+) -->", prose(ROOT / "docs" / "compared.md"))) == set()


def test_no_job_command_takes_the_key_as_an_option() -> None:
    """Other users of a machine can see command lines."""
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    sections = page.split("\n## ")

    assert [section.splitlines()[0] for section in sections if "`--api-key" in section] == ["reelkit conform"]
