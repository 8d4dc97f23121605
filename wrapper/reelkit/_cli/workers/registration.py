"""`reelkit batch --detach`: registers the lines of a file for workers."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reelkit._cli.batch_files.input import BatchFile
from reelkit._cli.support.results import Result
from reelkit._cli.support.run_state import Run, required_journal
from reelkit._errors import ReelkitError
from reelkit._io.settings import find_base_url
from reelkit._lines.lines import Lines
from reelkit._objects.urls import in_folder
from reelkit._prices.estimates import Prices
from reelkit_specs import counted


@dataclass
class _Rows:
    """The lines of a file as rows to be registered. They are read anew each time."""

    lines: BatchFile
    prices: Prices
    folder: Path | str
    needs_price: bool

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any], str, float | None]]:
        for line in self.lines:
            prepared = self.lines.prepared(line)
            if prepared.files:
                raise ReelkitError(
                    f"{line.key!r} names a file of this machine, which workers on others do not have; "
                    "give a link in its place"
                )
            price = self.prices.estimate(prepared)
            if price is None and self.needs_price:
                raise ReelkitError(
                    f"the price of {line.key!r} is unknown, so workers cannot keep to --max-credits; leave it out"
                )
            place = str(in_folder(self.folder, f"{line.key}.mp4"))
            yield line.key, prepared.body, place, None if price is None else price.credits


def register(
    run: Run,
    lines: BatchFile,
    prices: Prices,
    output: Path | str,
    base_url: str | None,
    max_in_flight: int,
    max_credits: float | None,
) -> Result:
    """Register the lines. Buys nothing; workers do."""
    journal = run.journal = required_journal(run.journal_file)
    registered = Lines(journal, find_base_url(base_url))
    folder = output if isinstance(output, str) else output.absolute()
    rows = _Rows(lines, prices, folder, max_credits is not None)
    count = registered.register(rows, max_in_flight, max_credits)
    run.base_url = base_url
    text = f"{counted(count, 'line')} registered; to make the videos: {run.command_line('worker')}"
    journal.close()
    return Result(text, {"registered": count})
