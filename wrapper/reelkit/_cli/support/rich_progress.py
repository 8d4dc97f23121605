"""Spinners and progress bars for interactive terminals. Imported only where one is shown, because it needs rich."""

import contextlib
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.markup import escape
from rich.padding import Padding
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Column, Table
from rich.text import Text

from reelkit._cli.support.snapshot import Snapshot
from reelkit_specs import printable

WIDE = 64  # columns from which the elapsed time fits beside the time left


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


class JobsDisplay:
    """A bar, the counts and the cost of many jobs, redrawn at the bottom of the terminal and removed at the end."""

    def __init__(self, take: Callable[[], Snapshot]) -> None:
        self._take = take
        self._started = time.monotonic()
        self._spinner = Spinner("dots")
        self._console = Console(stderr=True)
        self._live = self._new_live()

    def __enter__(self) -> "JobsDisplay":
        self._live.start(refresh=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    @contextlib.contextmanager
    def hidden(self) -> Iterator[None]:
        """Remove it from the screen, so that a line can be written there."""
        self._live.stop()
        try:
            yield
        finally:
            self._live = self._new_live()  # one that was stopped would overwrite the line
            self._live.start(refresh=True)

    def _new_live(self) -> Live:
        return Live(
            console=self._console,
            get_renderable=self._rendered,
            refresh_per_second=8,
            transient=True,
            redirect_stdout=False,  # click writes past it
            redirect_stderr=False,
        )

    def _rendered(self) -> RenderableType:
        now = self._take()
        elapsed = timedelta(seconds=int(time.monotonic() - self._started))
        bar = ProgressBar(total=max(now.total, 1), completed=now.completed)
        times = [str(elapsed), now.time_left]
        if now.time_left and self._console.width < WIDE:
            del times[0]
        texts = [f"{now.ended:,} of {now.total:,}", ", ".join(filter(None, times))]
        line = Table.grid(
            Column(), Column(ratio=1), *(Column(no_wrap=True) for _ in texts), padding=(0, 1), expand=True
        )
        line.add_row(self._spinner, bar, *texts)
        # Not padded to the full width: the ^C of a terminal would begin another line, which is not removed.
        texts = [now.counts, now.cost]
        return Group(line, *(Padding(Text(text), (0, 0, 0, 2), expand=False) for text in texts if text))
