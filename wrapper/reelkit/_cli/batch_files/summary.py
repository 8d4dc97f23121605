"""The summary of a batch: counts and spending, printed at the end and written to a file."""

import contextlib
import json
import shlex
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from reelkit._cli.batch_files.input import BatchLine, BatchTotals
from reelkit._cli.support import exit_codes
from reelkit._cli.support.results import Json, error_text, worst_exit_code
from reelkit._cli.support.run_state import Run
from reelkit._client.batch import FAILED, OVER_BUDGET, TIMEOUT, Outcome
from reelkit._errors import JournalError, ReelkitError
from reelkit._flows.pace import is_hopeless
from reelkit._prices.estimates import Prices
from reelkit._protocol.request import prepare
from reelkit._system.files import PartialFile
from reelkit_specs import counted

MARK = {"generator": "reelkit batch"}  # in a summary that may be replaced
NEXT_STEPS = {
    FAILED: "to buy the failed videos again, run the same command with --retry-failed",
    OVER_BUDGET: "to buy the remaining videos, run the same command with a higher --max-credits",
    TIMEOUT: "jobs that timed out continue on the server; run the same command again to wait for them",
}


class Spending:
    """The credits of a batch: what the service reported, and separately an estimate for jobs without a report."""

    def __init__(self) -> None:
        self._reported = self._estimated = 0.0
        self._unreported = 0

    def add(self, outcome: Outcome, price: float) -> None:
        """Add a job, unless none was created or it failed. *price* is the estimate."""
        if outcome.credits is not None:
            self._reported += outcome.credits
        elif outcome.job_id is not None and outcome.state != FAILED:
            self._estimated += price
            self._unreported += 1

    def __str__(self) -> str:
        text = f"{self._reported:,.0f} credits reported by the service"
        if not self._unreported:
            return text
        return f"{text}, plus an estimated {self._estimated:,.0f} for {self._unreported:,} without a report"

    def facts(self) -> Json:
        """The same as JSON."""
        return {
            "credits_reported": self._reported,
            "credits_estimated": self._estimated,
            "jobs_estimated": self._unreported,
        }


class Summary:
    """Counts the outcomes of a batch. Outcomes other than `ok` are kept in a temporary file: there may be many."""

    def __init__(self, run: Run, totals: BatchTotals, prices: Prices) -> None:
        self._run = run
        self._totals = totals
        self._prices = prices
        self._counts: Counter[str] = Counter()
        self._codes: set[int] = set()
        self._running_prices: dict[str, float] = {}  # estimates of the jobs in progress, by key
        self._spending = Spending()
        self._stop_reason: str | None = None
        self._not_ok: IO[bytes]
        self._not_kept = 0

    def __enter__(self) -> "Summary":
        try:
            self._not_ok = tempfile.TemporaryFile("w+b", buffering=0)  # unbuffered: a full disk shows at once
        except OSError as error:
            text = f"cannot create a temporary file ({error.strerror}); set TMPDIR to another folder"
            raise ReelkitError(f"{text}. Nothing was bought") from None
        return self

    def __exit__(self, *_: object) -> None:
        self._not_ok.close()

    def started(self, lines: Iterable[BatchLine]) -> Iterator[BatchLine]:
        """The lines, as they are started, until an error occurs that every other line would meet too."""
        for line in lines:
            if self._stop_reason:
                return
            self._running_prices[line.key] = _estimated_credits(line, self._prices)
            yield line

    def add(self, outcome: Outcome) -> int:
        """Count an outcome and return its exit code."""
        code = self._exit_code_of(outcome)
        self._counts[outcome.state] += 1
        self._codes.add(code)
        self._spending.add(outcome, self._running_prices.pop(outcome.key, 0.0))
        if (error := outcome.error) is not None:
            text = self._run.with_options(error_text(error))
            facts = {"key": outcome.key, "state": outcome.state, "job_id": outcome.job_id, "type": type(error).__name__}
            self._keep(facts | {"message": text, "hint": self._hint(outcome)})
            if not self._stop_reason and (isinstance(error, JournalError) or is_hopeless(error)):
                self._stop_reason = text
        return code

    def not_tried(self, outcome: Outcome) -> None:
        """Uncount a started line whose create was not sent because an earlier create stopped the batch."""
        self._running_prices.pop(outcome.key, None)
        if outcome.error is not None:
            self._stop_reason = self._stop_reason or self._run.with_options(error_text(outcome.error))

    @property
    def exit_code(self) -> int:
        """The exit code of the worst outcome."""
        return worst_exit_code(self._codes)

    def text(self) -> str:
        """The summary in one line."""
        counts = ", ".join(f"{count:,} {state}" for state, count in self._counts.items())
        left = self._totals.lines - self._counts.total()
        not_started = f", {left:,} not started" if left else ""
        return f"{counts}{not_started}; {self._spending}"

    def next_steps(self) -> Iterator[str]:
        """Notes that say how to continue."""
        if self._stop_reason:
            left = self._totals.lines - self._counts.total()
            untried = f". {counted(left, 'line')} not tried; run the same command again to continue" if left else ""
            yield f"stopped: {self._stop_reason}{untried}"
        if self._not_kept:
            yield f"{counted(self._not_kept, 'video')} missing in the summary: no space left in {tempfile.gettempdir()}"
        yield from (text for state, text in NEXT_STEPS.items() if self._counts[state])

    def facts(self) -> Json:
        """The summary as JSON, without the single outcomes."""
        return {
            "lines": self._totals.lines,
            "counts": dict(self._counts),
            **self._spending.facts(),
            "stopped": self._stop_reason,
            "exit_code": self.exit_code,
        }

    def write(self, path: Path) -> None:
        """Write the summary with every outcome that is not ok. The file appears complete or not at all."""
        check_replaceable(path)
        with PartialFile(path, stable_name=path.name) as file:
            file.write(json.dumps(MARK | self.facts(), indent=2).removesuffix("\n}").encode() + b',\n  "not_ok": [')
            self._not_ok.seek(0)
            for number, line in enumerate(self._not_ok):
                file.write((b"," if number else b"") + b"\n    " + line.rstrip(b"\n"))
            file.write(b"\n  ]\n}\n")
            file.finish()

    def _exit_code_of(self, outcome: Outcome) -> int:
        if outcome.error is None:
            return 0
        return exit_codes.FAILED if outcome.state == OVER_BUDGET else exit_codes.code_of(outcome.error)

    def _keep(self, facts: Json) -> None:
        """Keep an outcome until the end. A full disk does not stop the batch: its running jobs are paid for."""
        line = json.dumps(facts).encode() + b"\n"
        end = self._not_ok.tell()
        with contextlib.suppress(OSError):
            if self._not_ok.write(line) == len(line):
                return
        self._not_ok.seek(end)
        self._not_ok.truncate()
        self._not_kept += 1

    def _hint(self, outcome: Outcome) -> str | None:
        if outcome.hint is None:
            return None
        return " ".join([outcome.hint, *map(shlex.quote, self._run.service_options())])


def check_replaceable(path: Path) -> None:
    """Raise if there is a file that is no summary of a batch, which must be kept."""
    beginning = json.dumps(MARK, indent=2).removesuffix("\n}").encode()
    try:
        with path.open("rb") as file:
            is_ours = file.read(len(beginning)) == beginning
    except (FileNotFoundError, IsADirectoryError):  # a folder is not replaced, and reported when the summary is written
        return
    except OSError as error:
        raise ReelkitError(f"cannot read {path} ({error.strerror}); choose another folder with -o") from None
    if not is_ours:
        raise ReelkitError(
            f"{path} is not a summary of `reelkit batch`, so it is not replaced; choose another folder with -o"
        )


def _estimated_credits(line: BatchLine, prices: Prices) -> float:
    fields = {name: value for name, value in line.request.items() if not isinstance(value, Path)}
    price = prices.estimate(prepare(fields, strict_rules=False))  # it was checked before
    return price.credits if price else 0.0
