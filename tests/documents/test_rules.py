"""The tests of the documents find blocks that are wrong."""

from pathlib import Path

import pytest

from .blocks import Block
from .commands import command_errors
from .page_run import PageRun

# A block, and the error that it causes.
WRONG_BLOCKS = {
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


@pytest.mark.slow
@pytest.mark.parametrize(("block", "said"), WRONG_BLOCKS.values(), ids=WRONG_BLOCKS)
def test_a_wrong_block_is_found(block: Block, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what is wrong."""

    def run() -> None:
        with PageRun(tmp_path, monkeypatch) as page_run:
            page_run.run(block)
            page_run.run_tests()

    with pytest.raises(Exception, match=said):
        run()


MATCHING_OUTPUTS = {
    "three dots within a line": "$ reelkit --version\nreelkit, ... 0...\n",
    "three dots for lines": "$ reelkit models pixverse/v5/text-to-video\npixverse/v5/text-to-video\n...\n",
    "two commands": "$ reelkit --version\n...\n$ reelkit --version\n...\n",
}


@pytest.mark.parametrize("text", MATCHING_OUTPUTS.values(), ids=MATCHING_OUTPUTS)
def test_three_dots_match_any_output(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a line, or within a line."""
    with PageRun(tmp_path, monkeypatch) as page_run:
        page_run.run(Block("page", "console", "", text))

        assert page_run.commands_run == text.count("$ ")


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
def test_a_line_that_is_not_run_is_checked(line: str, wrong: list[str]) -> None:
    """Sessions, subcommands and options must exist."""
    said = command_errors(line)

    assert len(said) == len(wrong)
    assert all(one.startswith(start) for one, start in zip(said, wrong, strict=True))  # the rest is Click's message
