"""Spinners and progress bars for interactive terminals. Imported only where one is shown, because it needs rich."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from reelkit_specs import printable


def can_animate() -> bool:
    """Whether the terminal can redraw lines."""
    return not Console(stderr=True).is_dumb_terminal


@contextlib.contextmanager
def spinner() -> Iterator[Callable[[str], None]]:
    """A spinner with the elapsed time and a status text."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("fetching", total=None)
        yield lambda text: bar.update(task, description=escape(printable(text)))


@contextlib.contextmanager
def task_spinners(names: list[str]) -> Iterator[tuple[Callable[[str, str], None], Callable[[str], None]]]:
    """A spinner with a status text for each name; and a function that prints a line above them."""
    columns = (
        SpinnerColumn(finished_text="✓"),
        TextColumn("[bold]{task.fields[name]}"),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        tasks = {name: bar.add_task("waiting", total=None, name=escape(name)) for name in names}

        def show(name: str, text: str) -> None:
            bar.update(tasks[name], description=escape(printable(text)))

        yield show, lambda text: bar.console.print(Text(printable(text)))
        for task in tasks.values():
            bar.update(task, total=1, completed=1)


@contextlib.contextmanager
def batch_bar(total: int) -> Iterator[Callable[[int, int, int, str], None]]:
    """A progress bar with the counts and the cost of a batch."""
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    console = Console(stderr=True)
    # Results on stdout are printed above the bar if both are the same terminal, and go to their file unchanged if not.
    with Progress(*columns, console=console, redirect_stdout=sys.stdout.isatty()) as bar:
        task = bar.add_task("starting", total=total)

        def show(done: int, running: int, not_ok: int, cost: str) -> None:
            text = f"{running:,} running, {not_ok:,} not ok, {cost}"
            bar.update(task, completed=done + not_ok, description=text)

        yield show
