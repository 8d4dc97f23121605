"""The progress of many jobs, as it is seen on a screen, and where there is no terminal."""

import io
import re
import sys
import time
from collections.abc import Callable

import pytest

from reelkit._cli.support import terminal
from reelkit._cli.support.snapshot import Snapshot
from tests.screen import screen_of

COUNTS = "3 queued, 12 generating, 1 saving, 8 done, 1 failed"
COST = "3,360,000 credits, and about 6,720,000 for jobs in progress"
NOW = Snapshot(9, 40, 16.5, COUNTS, COST, 95.0)
RESULTS = [f"fox-{number:03}  ok  out/fox-{number:03}.mp4" for number in range(3)]


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


Shown = Callable[..., Terminal]


@pytest.fixture
def shown_on(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Make one terminal of this width stdout and stderr. A function, as pytest sets both again before the test."""
    pytest.importorskip("rich")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

    def replace(columns: int = 80) -> Terminal:
        stream = Terminal()
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys, "stdout", stream)
        monkeypatch.setattr(sys, "stderr", stream)
        return stream

    return replace


@pytest.mark.parametrize(
    ("columns", "below"),
    [
        (80, [f"  {COUNTS}", f"  {COST}"]),
        (
            40,
            [
                "  3 queued, 12 generating, 1 saving, 8",
                "  done, 1 failed",
                "  3,360,000 credits, and about 6,720,000",
                "  for jobs in progress",
            ],
        ),
    ],
)
def test_results_and_notes_stand_above_the_bar(shown_on: Shown, columns: int, below: list[str]) -> None:
    """Complete and in their order. The bar stays in one place, and is removed at the end."""
    stream = shown_on(columns)
    with terminal.jobs_progress(lambda: NOW) as is_redrawn:
        terminal.result(RESULTS[0])
        terminal.note("a note on stderr")
        terminal.json_result({"key": "fox"})
        terminal.result(RESULTS[2])
        shown = screen_of(stream.getvalue(), columns)
    end = screen_of(stream.getvalue(), columns)

    assert is_redrawn
    lines = [RESULTS[0], "a note on stderr", '{"key": "fox"}', RESULTS[2]]
    assert shown[:4] == lines
    assert shown[5:] == below
    time_left = "0:01:35 left" if columns == 40 else r"0:0\d:\d\d, 0:01:35 left"
    assert re.fullmatch(rf"[\u2800-\u28ff] ━+[━╸╺]+ 9 of 40 {time_left}", shown[4])
    assert end == lines


def test_a_ctrl_c_that_the_terminal_prints_leaves_nothing_behind(
    shown_on: Shown,
) -> None:
    """It stands at the end of the last line."""
    stream = shown_on()
    with terminal.jobs_progress(lambda: NOW):
        stream.write("^C")

    assert screen_of(stream.getvalue(), 80) == [""]


def test_a_stdout_that_is_no_terminal_gets_the_results_alone(shown_on: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte by byte, while stderr has the bar."""
    shown_on()
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stdout", pipe)
    with terminal.jobs_progress(lambda: NOW):
        for line in RESULTS:
            terminal.result(line)

    assert pipe.getvalue().splitlines() == RESULTS


@pytest.mark.parametrize("has_terminal", [False, True])
def test_without_a_terminal_or_rich_there_are_plain_lines(
    shown_on: Shown, has_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Now and then, on stderr and without control characters; stdout is unchanged."""
    errors = shown_on() if has_terminal else io.StringIO()
    out = io.StringIO()
    monkeypatch.setattr(terminal, "find_spec", lambda name: None)
    monkeypatch.setattr(terminal, "LINE_INTERVAL", 0.01)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", errors)

    with terminal.jobs_progress(lambda: NOW) as is_redrawn:
        terminal.result(RESULTS[0])
        until = time.monotonic() + 30
        while errors.getvalue().count("\n") < 2 and time.monotonic() < until:
            time.sleep(0.01)

    assert not is_redrawn
    assert out.getvalue() == RESULTS[0] + "\n"
    assert {*errors.getvalue().splitlines()} == {f"9 of 40: {COUNTS}; {COST}; 0:01:35 left"}
