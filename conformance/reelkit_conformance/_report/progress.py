"""The progress of a run: a bar in a terminal, otherwise a line for each level and model."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from rich.console import Console
from rich.progress import BarColumn, Progress as Bar, TextColumn, TimeElapsedColumn

from reelkit_conformance._checks.check import LEVEL_WORDS, Level
from reelkit_conformance._report.terminal import print_line


class Progress(NamedTuple):
    """The progress of a run, reported after each exchange."""

    level: Level
    model: str | None
    requests: int  # sent so far, in the whole run
    creates: int  # accepted so far
    planned: int  # requests, in the whole run


OnProgress = Callable[[Progress], None]


@contextmanager
def display_progress(console: Console) -> Iterator[OnProgress]:
    """Yield a callback that displays each step; the bar is removed at the end."""
    if not console.is_terminal:
        yield _line_printer(console)
        return
    with Bar(
        TextColumn("{task.description}"),
        BarColumn(bar_width=None),
        TextColumn("{task.fields[requests]} requests  {task.fields[creates]} jobs"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        expand=True,
    ) as bar:
        task = bar.add_task("L0", total=None, requests=0, creates=0)

        def on_progress(step: Progress) -> None:
            total = max(step.planned, step.requests)
            bar.update(task, description=_position(step), completed=step.requests, total=total or None)
            bar.update(task, requests=step.requests, creates=step.creates)

        yield on_progress


def _line_printer(console: Console) -> OnProgress:
    last = ""

    def on_progress(step: Progress) -> None:
        nonlocal last
        if (position := _position(step)) != last:
            last = position
            print_line(console, f"{position} (request {step.requests:,} of {step.planned:,})")

    return on_progress


def _position(step: Progress) -> str:
    return f"{step.level} {LEVEL_WORDS[step.level]}{f', {step.model}' if step.model else ''}"
