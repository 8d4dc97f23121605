"""The only module that touches the terminal: results on stdout, everything else on stderr."""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from rich.console import Console

Tell = Callable[[str], None]
TellCounts = Callable[[int, int, int, str], None]  # done, running, not ok, what they cost
TellOf = Callable[[str, str], None]  # the name of one of several things, and how it goes


class Unwritten(Exception):
    """Stdout took no result: a closed pipe, a full disk."""


def result(value: str | Path) -> None:
    """What the command was called for: words, which may be a server's, or the name of a file."""
    if isinstance(value, Path):
        click.echo(_name_of(value))
        return
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    click.echo(harmless(value).encode(encoding, "backslashreplace").decode(encoding))


def _name_of(path: Path) -> bytes:
    """The name of a file, which need not be text: its bytes, for a program; for a terminal what it obeys by none."""
    is_seen = sys.stdout.isatty()
    return b"".join(
        os.fsencode(char if char.isprintable() or (not is_seen and "\udc80" <= char <= "\udcff") else _escaped(char))
        for char in str(path)
    )


def give_up_stdout() -> None:
    """Let nothing be written to stdout any more."""
    _give_up(sys.stdout)


def _give_up(stream: TextIO) -> None:
    """Python would try again at its end to write what is left, and change the exit code."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def json_result(data: dict[str, Any]) -> None:
    """The same for programs: one JSON object on one line."""
    click.echo(json.dumps(data, default=str).replace("\x7f", "\\u007f"))  # ASCII, whatever the encoding of stdout


def note(text: str) -> None:
    """Something for the person who looks on; if nobody does any more, the work goes on all the same."""
    try:
        click.echo(harmless(text), err=True)
    except OSError:
        _give_up(sys.stderr)


def harmless(text: str) -> str:
    """The text without what a terminal would obey: words of a server end up here."""
    return "".join(char if char.isprintable() or char in "\n\t" else _escaped(char) for char in text)


def one_line(text: str) -> str:
    """The same in one line: a word of a server must not look like two results."""
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return ascii(char)[1:-1]


def ask(question: str) -> bool:
    """Have a person decide; where nobody answers, the answer is no."""
    try:
        return click.confirm(harmless(question), err=True)
    except click.Abort:
        return False


@contextlib.contextmanager
def progress() -> Iterator[Tell]:
    """A way to tell how it goes: a spinner where somebody looks on and rich is there, a line per change otherwise."""
    if (console := _console()) is None:
        yield note
        return
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("asking", total=None)
        yield lambda text: bar.update(task, description=escape(harmless(text)))


@contextlib.contextmanager
def several(names: list[str]) -> Iterator[tuple[TellOf, Tell]]:
    """Two ways to tell how several things go: one for each of them by its name, and one for a line of its own."""
    if (console := _console()) is None:
        yield (lambda name, text: note(f"{name}: {text}")), note
        return
    from rich.markup import escape
    from rich.progress import Progress, SpinnerColumn, TextColumn
    from rich.text import Text

    columns = (
        SpinnerColumn(finished_text="✓"),
        TextColumn("[bold]{task.fields[name]}"),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console) as bar:
        tasks = {name: bar.add_task("waiting", total=None, name=escape(name)) for name in names}

        def tell(name: str, text: str) -> None:
            bar.update(tasks[name], description=escape(harmless(text)))

        yield tell, lambda text: bar.console.print(Text(harmless(text)))
        for task in tasks.values():
            bar.update(task, total=1, completed=1)


@contextlib.contextmanager
def counting(total: int) -> Iterator[TellCounts]:
    """A way to tell how many are done, running and failed, and what they cost; it shows where somebody looks on."""
    if (console := _console()) is None:
        yield lambda *counts: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    # Lines on stdout go past the bar if they are seen on the same terminal, and to their file untouched if not.
    with Progress(*columns, console=console, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task("beginning", total=total)

        def tell(done: int, running: int, failed: int, cost: str) -> None:
            text = f"{running:,} running, {failed:,} not ok, {cost}"
            bar.update(task, completed=done + failed, description=text)

        yield tell


def _console() -> "Console | None":
    """The terminal that can show a spinner, if stderr is one."""
    if sys.stderr is None or not sys.stderr.isatty() or find_spec("rich") is None:
        return None
    from rich.console import Console  # here: it is slow to import, and only wanted where somebody looks on

    console = Console(stderr=True)
    return None if console.is_dumb_terminal else console
