"""The only module that writes to the terminal: results go to stdout, everything else to stderr."""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, TextIO

import click

from reelkit._cli.support.snapshot import Snapshot
from reelkit_specs import ProgressLines, printable

PrintLine = Callable[[str], None]
ShowStatus = Callable[[str], None]
ShowTaskStatus = Callable[[str, str], None]  # the name of the task, and its status
LINE_INTERVAL = 10.0  # seconds between two lines about the progress of many jobs, where no bar is shown


class _Display(Protocol):
    """Something that is redrawn at the bottom of the terminal."""

    def hidden(self) -> contextlib.AbstractContextManager[None]: ...


_display: _Display | None = None  # the one that is shown now
_logs_json = False  # whether what goes to stderr are JSON objects


class OutputFailed(Exception):
    """Stdout did not take a result: a closed pipe or a full disk."""


def result(value: str | Path) -> None:
    """Print the result of a command: text, possibly from a server, or the path of a file."""
    if isinstance(value, Path):
        _print(_path_bytes(value))
        return
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    _print(printable(value).encode(encoding, "backslashreplace").decode(encoding))


def _print(line: str | bytes, err: bool = False) -> None:
    """Print a line, above what is redrawn at the bottom of the same terminal."""
    is_terminal = _display is not None and (sys.stderr if err else sys.stdout).isatty()
    with _display.hidden() if _display is not None and is_terminal else contextlib.nullcontext():
        click.echo(line, err=err)


def _path_bytes(path: Path) -> bytes:
    """The bytes of a path, which need not be text. Control characters are escaped, and other bytes on a terminal."""
    is_terminal = sys.stdout.isatty()
    return b"".join(
        os.fsencode(char if not is_terminal and "\udc80" <= char <= "\udcff" else printable(char, keep=""))
        for char in str(path)
    )


def discard_stdout() -> None:
    """Discard everything that is still written to stdout."""
    _discard(sys.stdout)


def _discard(stream: TextIO) -> None:
    """Discard the buffer: at exit, Python would write it again and change the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def json_result(data: dict[str, Any]) -> None:
    """Print a result as one JSON object on one line."""
    _print(json.dumps(data, default=str).replace("\x7f", "\\u007f"))  # ASCII, whatever the encoding of stdout


@contextlib.contextmanager
def json_log(is_wanted: bool) -> Iterator[None]:
    """Write one JSON object per line to stderr, if that is wanted, and show nothing that is redrawn."""
    global _logs_json
    before, _logs_json = _logs_json, is_wanted
    try:
        yield
    finally:
        _logs_json = before


def log(event: str, level: str = "info", **facts: Any) -> None:
    """Write an object to stderr if it has JSON objects, and nothing if it has text."""
    if _logs_json:
        when = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        _to_stderr(json.dumps({"time": when, "level": level, "event": event} | facts, default=str))


def note(text: str) -> None:
    """Print a line on stderr."""
    if not _logs_json:
        _to_stderr(printable(text))
        return
    level, _, message = text.partition(": ")
    if level not in ("error", "warning"):
        level, message = "info", text
    log("note", level, message=message)


def _to_stderr(line: str) -> None:
    """Print a line on stderr. If it is closed, the command continues without it."""
    try:
        _print(line, err=True)
    except OSError:
        _discard(sys.stderr)


def confirm(question: str) -> bool:
    """Ask the user to confirm on stderr. Without an answer, nothing is confirmed."""
    try:
        return click.confirm(printable(question), err=True)
    except click.Abort:
        return False


@contextlib.contextmanager
def progress() -> Iterator[ShowStatus]:
    """Show the status of one job: with a spinner on a terminal, or else one line per change."""
    if (rich := _rich_progress()) is None:
        yield note
    else:
        with rich.spinner() as show:
            yield show


@contextlib.contextmanager
def task_progress(names: list[str]) -> Iterator[tuple[ShowTaskStatus, PrintLine]]:
    """Show the status of several named tasks. Yields a function for a status and one for a line of its own."""
    if (rich := _rich_progress()) is None:
        yield (lambda name, text: note(f"{name}: {text}")), note
    else:
        with rich.task_spinners(names) as functions:
            yield functions


@contextlib.contextmanager
def jobs_progress(take: Callable[[], Snapshot]) -> Iterator[bool]:
    """Show the progress of many jobs: redrawn on a terminal, or else one line every few seconds.

    Yields whether it is redrawn.
    """
    global _display
    if (rich := _rich_progress()) is None:
        with ProgressLines(note, lambda: str(take()), LINE_INTERVAL):
            yield False
        return
    with rich.JobsDisplay(take) as display:
        _display = display
        try:
            yield True
        finally:
            _display = None


def _rich_progress() -> ModuleType | None:
    """The module with spinners and bars, if stderr is a terminal that can show them and rich is installed."""
    if _logs_json or sys.stderr is None or not sys.stderr.isatty() or find_spec("rich") is None:
        return None
    from reelkit._cli.support import rich_progress  # lazy: rich takes 50 ms to import

    return rich_progress if rich_progress.can_animate() else None
