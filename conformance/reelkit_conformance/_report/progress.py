"""The progress of a run: a bar in a terminal, otherwise a line for each level and model, and one every few seconds."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from rich.console import Console
from rich.progress import BarColumn, Progress as Bar, TextColumn, TimeElapsedColumn
from rich.table import Column

from reelkit_conformance._checks.check import LEVEL_WORDS, Level
from reelkit_conformance._report.terminal import print_line
from reelkit_specs import ProgressLines, counted

LINE_INTERVAL = 4.0  # seconds after which a line is printed even if the run is still in the same place
WIDE = 64  # columns from which a bar and the time fit beside the counts


class Progress(NamedTuple):
    """The progress of a run, reported after each exchange and before each pause; of its planning, for each model."""

    level: Level | None  # None while the run is planned
    model: str | None
    requests: int  # sent so far, in the whole run; of the planning: models
    creates: int  # accepted so far
    planned: int  # requests, in the whole run; of the planning: models
    purpose: str = ""  # what the run waits for, if it waits


OnProgress = Callable[[Progress], None]


@contextmanager
def display_progress(console: Console) -> Iterator[OnProgress]:
    """Yield a callback that displays each step; the bar is removed at the end."""
    with _bar(console) if console.is_terminal and not console.is_dumb_terminal else _lines(console) as on_progress:
        yield on_progress


@contextmanager
def _bar(console: Console) -> Iterator[OnProgress]:
    place = TextColumn("{task.description}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"))
    counts = TextColumn("{task.fields[counts]}")
    is_wide = console.width >= WIDE
    bar_and_time = (BarColumn(bar_width=console.width // 8), counts, TimeElapsedColumn())
    with Bar(
        place,
        *(bar_and_time if is_wide else (counts,)),
        console=console,
        transient=True,
        expand=True,
    ) as bar:
        task = bar.add_task("", total=None, counts="")

        def on_progress(step: Progress) -> None:
            total = max(step.planned, step.requests)
            text = f"{step.requests:,} of {step.planned:,}"
            if step.level is not None:
                text = f"{counted(step.requests, 'request')}  {counted(step.creates, 'job')}"
            description = step.purpose or _position(step)
            bar.update(task, description=description, completed=step.requests, total=total or None, counts=text)

        yield on_progress


@contextmanager
def _lines(console: Console) -> Iterator[OnProgress]:
    """Print where the run is when that changes, and again when it stays there. Planning is mostly shorter than that."""
    started = time.monotonic()
    last: Progress | None = None

    def describe() -> str | None:
        if last is None:
            return None
        purpose = f": {last.purpose}" if last.purpose else ""
        return f"{_position(last)} ({_count(last)}, {time.monotonic() - started:.0f} s){purpose}"

    with ProgressLines(lambda line: print_line(console, line), describe, LINE_INTERVAL) as lines:

        def on_progress(step: Progress) -> None:
            nonlocal last
            is_new = last is None or _position(step) != _position(last)
            last = step
            if is_new and step.level is not None:
                lines.write(f"{_position(step)} ({_count(step)})")

        yield on_progress


def _count(step: Progress) -> str:
    what = "model" if step.level is None else "request"
    return f"{what} {step.requests + (step.level is None):,} of {step.planned:,}"


def _position(step: Progress) -> str:
    place = "planning" if step.level is None else f"{step.level} {LEVEL_WORDS[step.level]}"
    return f"{place}{f', {step.model}' if step.model else ''}"
