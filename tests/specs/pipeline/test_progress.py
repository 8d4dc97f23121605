"""The progress of a pull: a bar in a terminal, lines elsewhere; stdout is unchanged."""

import io
import sys
import time

import pytest

from reelkit_specs.pipeline import _progress
from reelkit_specs.pipeline._progress import document_progress
from tests.screen import screen_of

NAME = "pixverse/v5-text-to-video.json"


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("columns", "name"), [(40, "pixverse/v5-text-to-"), (80, NAME)])
def test_a_terminal_gets_a_bar_in_one_line(columns: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the document that is read; it is removed at the end."""
    pytest.importorskip("rich")
    for variable in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", str(columns))
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)

    with document_progress() as on_document:
        on_document(3, 140, NAME)
        until = time.monotonic() + 30
        while "3/140" not in (shown := stream.getvalue()) and time.monotonic() < until:
            time.sleep(0.01)

    [line] = screen_of(shown, columns)
    assert line.startswith("━")
    assert f" 3/140 {name}" in line.replace("  ", " ")
    assert screen_of(stream.getvalue(), columns) == [""]


def test_without_a_terminal_there_is_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stderr, without control characters."""
    monkeypatch.setattr(_progress, "LINE_INTERVAL", 0.01)
    errors = io.StringIO()
    monkeypatch.setattr(sys, "stderr", errors)

    with document_progress() as on_document:
        on_document(3, 140, NAME)
        until = time.monotonic() + 30
        while errors.getvalue().count("\n") < 2 and time.monotonic() < until:
            time.sleep(0.01)

    assert {*errors.getvalue().splitlines()} == {f"document 4 of 140: {NAME}"}
    assert capsys.readouterr().out == ""
