"""The progress of a run: a bar in a terminal, lines elsewhere."""

import io
import re
import time

import pytest

from reelkit_conformance._report import progress
from reelkit_conformance._report.progress import Progress, display_progress
from reelkit_conformance._report.terminal import open_console
from tests.conformance.reports import MODEL
from tests.screen import screen_of

PLANNING = Progress(None, MODEL, 11, 0, 140)
WAITING = Progress("L3", MODEL, 198, 81, 397, "waiting for 2 jobs, 12 of at most 360 s")
BUSY = Progress("L2", MODEL, 31, 2, 397)


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the test run may have set these."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (PLANNING, rf"planning, {MODEL} \(model 12 of 140, \d+ s\)"),
        (BUSY, rf"L2 refusals, {MODEL} \(request 31 of 397, \d+ s\)"),
        (WAITING, rf"L3 jobs, {MODEL} \(request 198 of 397, \d+ s\): waiting for 2 jobs, 12 of at most 360 s"),
    ],
)
def test_a_run_that_stays_in_one_place_prints_a_line_again_and_again(
    step: Progress, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a terminal, where silence looks like a run that hangs; also while the run itself is blocked."""
    assert progress.LINE_INTERVAL < 5
    monkeypatch.setattr(progress, "LINE_INTERVAL", 0.01)
    stream = io.StringIO()

    with display_progress(open_console(stream)) as show:
        show(step)
        until = time.monotonic() + 30
        while stream.getvalue().count(", 0 s)") < 3 and time.monotonic() < until:
            time.sleep(0.01)

    repeated = stream.getvalue().splitlines()[step.level is not None :]
    assert len(repeated) >= 3
    assert [text for text in repeated if not re.fullmatch(line, text)] == []


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    ("step", "place", "counts"),
    [
        (PLANNING, "planning, pix", "11 of 140"),
        (BUSY, "L2 refusals, ", "31 requests  2 jobs"),
        (WAITING, "waiting for", "198 requests  81 jobs"),
    ],
)
def test_the_bar_has_one_line_in_a_terminal_of_any_width(
    step: Progress, place: str, counts: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says where the run is and how much was sent, and disappears at the end."""
    monkeypatch.setenv("COLUMNS", str(columns))
    stream = Terminal()

    with display_progress(open_console(stream)) as show:
        for _ in range(3):
            show(step)
        until = time.monotonic() + 30
        while counts not in (shown := stream.getvalue()) and time.monotonic() < until:
            time.sleep(0.01)

    [line] = screen_of(shown, columns)
    assert line.startswith(place)
    assert re.search(rf"{counts}$" if columns == 40 else rf"{counts}\s+0:00:0\d$", line)
    assert screen_of(stream.getvalue(), columns) == [""]
