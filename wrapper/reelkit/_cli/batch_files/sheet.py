"""The contact sheet of a batch: pages with every video, its request and its state, for a browser and without scripts.

Memory stays flat: only the cards of the first page and of the current one are kept.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Any, NamedTuple
from urllib.parse import quote

from reelkit._cli.batch_files.input import BatchLine
from reelkit._client.batch import ERROR, FAILED, OK, OVER_BUDGET, TIMEOUT, UNKNOWN, Outcome
from reelkit._errors import ReelkitError
from reelkit._system.files import PartialFile
from reelkit_specs import design_tokens

TEMPLATE = Path(__file__).with_name("sheet.html")
STATES = {
    OK: "saved",
    FAILED: "failed",
    UNKNOWN: "outcome unknown",
    TIMEOUT: "timed out",
    OVER_BUDGET: "over the limit",
    ERROR: "error",
}
CARDS = 200  # on one page
INTERVAL = 2.0  # seconds between two writes
MARK = b'<meta name="generator" content="reelkit batch">'  # of a page that may be replaced
HEAD = 300  # bytes of a page, which have the mark
LONGEST = 300  # characters of a value; it may be a whole picture
PROMPT = "prompt"


class _Started(NamedTuple):
    request: Mapping[str, Any]
    at: float | None


class ContactSheet:
    """Writes index.html, index-2.html and so on into the folder of a batch, at most once in two seconds.

    A context manager: the last state is written at the end. A page that cannot be written does not stop the batch.
    """

    def __init__(
        self, folder: Path, title: str, totals: Callable[[], str], now: Callable[[], float] = time.time
    ) -> None:
        self._folder = folder
        self._title = title
        self._totals = totals
        self._now = now
        self._started: dict[str, _Started] = {}  # the lines in progress, by key
        self._first: list[str] = []
        self._last: list[str] = self._first
        self._pages = 1
        self._written_at = -INTERVAL
        self._is_outdated = True
        self.problem: str | None = None  # why the last page could not be written

    def __enter__(self) -> "ContactSheet":
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_outdated:
            self.write()

    def started(self, lines: Iterable[BatchLine]) -> Iterator[BatchLine]:
        """The lines, as they are started."""
        for line in lines:
            self._started[line.key] = _Started(line.request, self._now())
            yield line

    def add(self, outcome: Outcome, request: Mapping[str, Any] | None = None) -> None:
        """Add the card of a line that has ended. *request* is that of a line which was not started here."""
        if len(self._last) == CARDS:
            full, self._last = self._last, []
            self._pages += 1
            self._write_page(self._pages - 1, full)  # with a link to the next one
        started = self._started.pop(outcome.key, None) if request is None else _Started(request, None)
        self._last.append(_card(outcome, started, self._now()))
        self._is_outdated = True
        if not 0 <= self._now() - self._written_at < INTERVAL:
            self.write()

    def write(self) -> None:
        """Write the last page, and the first one, which has the totals."""
        self._write_page(self._pages, self._last)
        if self._pages > 1:
            self._write_page(1, self._first)
        self._written_at, self._is_outdated = self._now(), self.problem is not None

    def _write_page(self, number: int, cards: list[str]) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / _file_name(number)
            _check_replaceable(path)
            with PartialFile(path, stable_name=path.name) as file:
                file.write(self._html(number, cards).encode(errors="replace"))
                file.finish()
            self.problem = None
        except (OSError, ReelkitError) as error:
            self.problem = str(error)

    def __str__(self) -> str:
        """Where the contact sheet is, or why there is none."""
        place = self._folder / _file_name(1)
        return f"no contact sheet was written: {self.problem}" if self.problem else f"contact sheet: {place}"

    def _html(self, number: int, cards: list[str]) -> str:
        return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
            tokens=design_tokens(),
            title=escape(self._title + (f", page {number}" if number > 1 else "")),
            totals=escape(self._totals()) if number == 1 else "",
            filters="\n".join(f"#only-{state}:checked ~ main > :not(.{state}) {{ display: none }}" for state in STATES),
            choices="\n".join(_choice(state, label) for state, label in {"all": "all", **STATES}.items()),
            pages=" ".join(self._links(number)),
            cards="\n".join(cards),
        )

    def _links(self, number: int) -> Iterator[str]:
        """Links: on the first page to all other pages, on every other page to the first and to its neighbours."""
        if number > 1:
            yield _link(1, "first page")
            yield _link(number - 1, "previous page")
            if number < self._pages:
                yield _link(number + 1, "next page")
        elif self._pages > 1:
            yield from (_link(each, f"page {each}") for each in range(2, self._pages + 1))


def _check_replaceable(path: Path) -> None:
    """Raise if there is a file that is no contact sheet: the folder may be that of a web site."""
    if path.exists():
        with path.open("rb") as file:
            if MARK not in file.read(HEAD):
                raise ReelkitError(
                    f"{path} is not a contact sheet, so it is not replaced; choose another folder with -o"
                )


def _file_name(number: int) -> str:
    return f"index-{number}.html" if number > 1 else "index.html"


def _link(number: int, label: str) -> str:
    return f'<a href="{_file_name(number)}">{label}</a>'


def _choice(state: str, label: str) -> str:
    """A button that shows the cards of one state. It needs no script: CSS hides the other cards."""
    checked = " checked" if state == "all" else ""
    return f'<input type="radio" name="state" id="only-{state}"{checked}><label for="only-{state}">{label}</label>'


def _card(outcome: Outcome, started: _Started | None, now: float) -> str:
    request = started.request if started else {}
    name = Path(outcome.saved.path).name if outcome.saved else ""
    url = quote(name, safe="", errors="surrogateescape")
    facts = {name: _shown(value) for name, value in request.items() if name != PROMPT}
    facts["job"] = escape(outcome.job_id or "none")
    facts["credits"] = "not reported" if outcome.credits is None else f"{outcome.credits:,.0f}"
    if started is not None and started.at is not None:
        facts["time"] = f"{max(0.0, now - started.at):,.0f} s"
    if name:
        facts["file"] = f'<a href="{url}">{escape(name, quote=True)}</a>'
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{value}</dd>" for label, value in facts.items())
    return "\n".join(
        part
        for part in (
            f'<article class="{outcome.state}" id="{escape(outcome.key)}">',
            f'<video controls preload="metadata" src="{url}"></video>' if name else "",
            f'<h2>{escape(outcome.key)} <span class="state">{STATES[outcome.state]}</span></h2>',
            f"<p>{_shown(request[PROMPT])}</p>" if PROMPT in request else "",
            f'<p class="problem">{escape(str(outcome.error))}</p>' if outcome.error else "",
            f"<dl>{rows}</dl>",
            "</article>",
        )
        if part
    )


def _shown(value: Any) -> str:
    text = str(value)
    return escape(text if len(text) <= LONGEST else f"{text[:LONGEST]}... ({len(text):,} characters)")
