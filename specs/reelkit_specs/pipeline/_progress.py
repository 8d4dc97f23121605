"""The progress of reading many documents: a bar in a terminal, otherwise a line every few seconds."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec

import click

from reelkit_specs._shared.progress_lines import ProgressLines
from reelkit_specs._shared.terminal_text import printable

LINE_INTERVAL = 5.0  # seconds between two lines
OnDocument = Callable[[int, int, str], None]  # the documents that were read, all of them, the name of the next one


@contextlib.contextmanager
def document_progress() -> Iterator[OnDocument]:
    """Yield a function to call before each document. What it shows goes to stderr; a bar is removed at the end."""
    is_terminal = sys.stderr is not None and sys.stderr.isatty() and find_spec("rich") is not None
    with _bar() if is_terminal else _lines() as on_document:
        yield on_document


@contextlib.contextmanager
def _bar() -> Iterator[OnDocument]:
    from rich.console import Console  # lazy: only the extra [cli] has it, and it takes 50 ms to import
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    console = Console(stderr=True)
    if console.is_dumb_terminal:
        with _lines() as on_document:
            yield on_document
        return
    name_column = TextColumn("{task.description}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"))
    columns = (BarColumn(bar_width=console.width // 4), MofNCompleteColumn(), name_column)
    with Progress(*columns, console=console, transient=True, expand=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=escape(printable(name))
        )


@contextlib.contextmanager
def _lines() -> Iterator[OnDocument]:
    last: str | None = None

    def on_document(done: int, total: int, name: str) -> None:
        nonlocal last
        last = f"document {done + 1:,} of {total:,}: {name}"

    with ProgressLines(lambda line: click.echo(printable(line), err=True), lambda: last, LINE_INTERVAL):
        yield on_document
