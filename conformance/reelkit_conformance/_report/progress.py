"""How far a run has come."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from rich.console import Console
from rich.progress import BarColumn, Progress as Bar, TextColumn, TimeElapsedColumn

from reelkit_conformance._checks.check import LEVEL_WORDS, Level
from reelkit_conformance._report.terminal import say


class Progress(NamedTuple):
    """Told by an engine as often as it likes; whoever listens decides what to show."""

    level: Level
    model: str | None
    requests: int  # sent so far, in the whole run
    creates: int  # accepted so far
    planned: int  # requests, in the whole run


Told = Callable[[Progress], None]


@contextmanager
def shown_progress(console: Console) -> Iterator[Told]:
    """What to call with each step; what it shows is gone at the end."""
    if not console.is_terminal:
        yield _lines(console)
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

        def told(step: Progress) -> None:
            total = max(step.planned, step.requests)
            bar.update(task, description=_place(step), completed=step.requests, total=total or None)
            bar.update(task, requests=step.requests, creates=step.creates)

        yield told


def _lines(console: Console) -> Told:
    last = ""

    def told(step: Progress) -> None:
        nonlocal last
        if (place := _place(step)) != last:
            last = place
            say(console, f"{place} (request {step.requests:,} of {step.planned:,})")

    return told


def _place(step: Progress) -> str:
    return f"{step.level} {LEVEL_WORDS[step.level]}{f', {step.model}' if step.model else ''}"
