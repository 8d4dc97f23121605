"""The rule of the documents can fail: what a page should not show is found."""

from pathlib import Path

import pytest

from .blocks import Block
from .commands import what_is_wrong
from .story import Story

# What a page shows, and what is said of it.
WRONG = {
    "an error": (Block("page:1", "python", "", "open('nothing')"), "No such file"),
    "a test that fails": (Block("page:1", "python", "", "def test_it():\n    assert False\n"), "1 failed"),
    "a command that fails": (Block("page:1", "sh", "", "reelkit generate fox --duration 7\n"), "ends with 2"),
    "an unknown command": (Block("page:1", "sh", "", "reelkit genarate 'a fox'\n"), "No such command"),
    "an unknown option": (Block("page:1", "sh", "", "reelkit demo --fast\n"), "No such option"),
    "an unknown program": (Block("page:1", "sh", "", "rm -r .\n"), "no rule for the line rm"),
    "another output": (Block("page:1", "console", "", "$ reelkit --version\nreelkit, version 0\n"), "prints"),
    "an output that goes on": (Block("page:1", "console", "", "$ reelkit models\npixverse/v5\n"), "prints"),
    "no data": (Block("page:1", "json", "", "{"), "Expecting"),
    "an unknown setting": (Block("page:1", "yaml", "scenario.yaml", "personalty: native\n"), "personalty"),
    "an unknown option of a step": (Block("page:1", "yaml", "", "- run: reelkit conform --junti a\n"), "page:1"),
    "an unknown language": (Block("page:1", "ruby", "", "puts 1\n"), "no rule for ruby"),
}


@pytest.mark.parametrize(("block", "said"), WRONG.values(), ids=WRONG)
def test_a_block_that_is_wrong_is_found(
    block: Block, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is wrong about it."""

    def follow() -> None:
        with Story(tmp_path, monkeypatch) as story:
            story.follow(block)
            story.end()

    with pytest.raises(Exception, match=said):
        follow()


RIGHT = {
    "three dots within a line": "$ reelkit --version\nreelkit, ... 0...\n",
    "three dots for lines": "$ reelkit models\npixverse/v5/text-to-video\n...\n",
    "two commands": "$ reelkit --version\n...\n$ reelkit --version\n...\n",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_is_shown_may_be_elided(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By three dots, anywhere."""
    with Story(tmp_path, monkeypatch) as story:
        story.follow(Block("page", "console", "", text))

        assert story.followed == text.count("$ ")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("nox -s tests-3.12 -- -k overlay", []),
        ("nox -s test", ["there is no session test"]),
        ("export KEY=1 && reelkit models", []),
        ("reelkit wait -- -an-id", []),
        ("reelkit jobs resolve KEY --never", ["reelkit jobs resolve: No such option"]),
    ],
)
def test_a_line_is_read_word_by_word(line: str, wrong: list[str]) -> None:
    """Also where it is not run."""
    said = what_is_wrong(line)

    assert len(said) == len(wrong)
    assert all(one.startswith(start) for one, start in zip(said, wrong, strict=True))  # the rest is in Click's words
