"""What a batch comes to: counted as it goes, told at its end, and put into a file."""

import contextlib
import json
import shlex
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from reelkit._cli.batch_file import Checked, Line
from reelkit._cli.support.exit_codes import FAILED as EXIT_FAILED, code_of
from reelkit._cli.support.results import Json, error_text, worst
from reelkit._cli.support.run_state import Run
from reelkit._client.outcomes import FAILED, OK, OVER_BUDGET, Outcome
from reelkit._errors import JournalError, ReelkitError
from reelkit._flows.pace import is_hopeless
from reelkit._protocol.prices import estimate
from reelkit._protocol.request import prepare
from reelkit._system.files import PartialFile

ADVICE = {
    "failed": "to buy the failed ones again: the same command with --retry-failed",
    "over_budget": "for the others: the same command with more --max-credits; it goes on where it was",
    "timeout": "what took too long goes on at the vendor: the same command waits for it",
}


class Summary:
    """The counts of a batch. What did not end well is kept on disk: it may be much."""

    def __init__(self, run: Run, checked: Checked) -> None:
        self._run = run
        self._checked = checked
        self._counts: Counter[str] = Counter()
        self._codes: set[int] = set()
        self._prices: dict[str, float] = {}  # of what is under way
        self._spent = Spent()
        self._stopped: str | None = None
        self._not_ok: IO[bytes]
        self._unkept = 0

    def __enter__(self) -> "Summary":
        try:
            self._not_ok = tempfile.TemporaryFile("w+b", buffering=0)  # or a full disk shows much later
        except OSError as error:
            said = f"no temporary file can be made ({error.strerror}); set TMPDIR to another folder, nothing was bought"
            raise ReelkitError(said) from None
        return self

    def __exit__(self, *_: object) -> None:
        self._not_ok.close()

    def taken(self, lines: Iterable[Line]) -> Iterator[Line]:
        """The lines as they are begun, until something happens that each of the others would meet."""
        for line in lines:
            if self._stopped:
                return
            self._prices[line.key] = _price(line)
            yield line

    def add(self, outcome: "Outcome") -> int:
        """Count it, and tell its exit code."""
        error = outcome.error
        code = 0 if error is None else EXIT_FAILED if outcome.state == OVER_BUDGET else code_of(error)
        price = self._prices.pop(outcome.key, 0.0)
        self._counts[outcome.state] += 1
        self._codes.add(code)
        self._spent.add(outcome, price)
        if error is not None:
            facts = {"key": outcome.key, "state": outcome.state, "job_id": outcome.job_id, "type": type(error).__name__}
            self._keep(facts | {"message": self._text(error), "hint": self._hint(outcome)})
        is_met_by_all = error is not None and (isinstance(error, JournalError) or is_hopeless(error))
        if error is not None and is_met_by_all and not self._stopped:
            self._stopped = self._text(error)
        return code

    def progress(self) -> tuple[int, int, int, str]:
        """How many are done, how many run, how many did not end well; and what they cost."""
        done = self._counts[OK]
        return done, len(self._prices), self._counts.total() - done, self._spent.short()

    @property
    def exit_code(self) -> int:
        """That of the worst."""
        return worst(self._codes)

    def text(self) -> str:
        """One line of it."""
        counts = ", ".join(f"{count:,} {state}" for state, count in self._counts.items())
        left = self._checked.lines - self._counts.total()
        begun = f", {left:,} not begun" if left else ""
        return f"{counts}{begun}; {self._spent}"

    def advice(self) -> Iterator[str]:
        """How to go on."""
        if self._stopped:
            yield f"stopped: {self._stopped}"
        if self._unkept:
            room = tempfile.gettempdir()
            yield f"{self._unkept} that did not end well are not in the summary: there was no room in {room}"
        yield from (text for state, text in ADVICE.items() if self._counts[state])

    def facts(self) -> Json:
        """All but the single outcomes."""
        return {
            "lines": self._checked.lines,
            "counts": dict(self._counts),
            **self._spent.facts(),
            "stopped": self._stopped,
            "exit_code": self.exit_code,
        }

    def write(self, place: Path) -> None:
        """Put it into a file, whole or not at all."""
        with PartialFile(place, mark=place.name) as file:
            file.write(json.dumps(self.facts(), indent=2).removesuffix("\n}").encode() + b',\n  "not_ok": [')
            self._not_ok.seek(0)
            for number, line in enumerate(self._not_ok):
                file.write((b"," if number else b"") + b"\n    " + line.rstrip(b"\n"))
            file.write(b"\n  ]\n}\n")
            file.finish()

    def _keep(self, facts: Json) -> None:
        """Keep it until the end. A disk that takes no more ends no batch, which has paid for what is under way."""
        line = json.dumps(facts).encode() + b"\n"
        end = self._not_ok.tell()
        with contextlib.suppress(OSError):
            if self._not_ok.write(line) == len(line):
                return
        self._not_ok.seek(end)
        self._not_ok.truncate()
        self._unkept += 1

    def _text(self, error: ReelkitError) -> str:
        return self._run.with_options(error_text(error))

    def _hint(self, outcome: "Outcome") -> str | None:
        return " ".join([outcome.hint, *map(shlex.quote, self._run.given())]) if outcome.hint else None


def _price(line: Line) -> float:
    prepared = prepare(line.request)
    likely = estimate(prepared.model, prepared.kind.resolution, prepared.kind.duration)
    return likely.credits if likely else 0.0


class Spent:
    """What the service reported of each job, and apart from it an estimate for those of which it reported nothing."""

    def __init__(self) -> None:
        self._reported = self._estimated = 0.0
        self._unreported = 0

    def add(self, outcome: "Outcome", price: float) -> None:
        """Count a job, unless none was bought or it failed; *price* is an estimate."""
        if outcome.credits is not None:
            self._reported += outcome.credits
        elif outcome.job_id is not None and outcome.state != FAILED:
            self._estimated += price
            self._unreported += 1

    def short(self) -> str:
        """A few words of it."""
        estimated = f" and about {self._estimated:,.0f}" if self._unreported else ""
        return f"{self._reported:,.0f}{estimated} credits"

    def __str__(self) -> str:
        text = f"{self._reported:,.0f} credits, as the service reported"
        if not self._unreported:
            return text
        rest = f"about {self._estimated:,.0f}, an estimate, for {self._unreported:,} of which it reported none"
        return f"{text}; and {rest}"

    def facts(self) -> Json:
        """The same for programs."""
        return {
            "credits_reported": self._reported,
            "credits_estimated": self._estimated,
            "jobs_estimated": self._unreported,
        }
