"""The life of a job as a picture: a bar from the first look to the last, coloured by what each look said."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import NamedTuple

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.text import truncated
from reelkit_conformance._judge.findings import Report
from reelkit_specs import statuses

CREATED = ("id", "generation_id")  # where the answer to a create was seen to have its id


class Look(NamedTuple):
    """One request for the job: what it said."""

    at: float  # seconds since the run began
    number: int  # of the exchange
    call: str
    word: str  # the status of the job, or the HTTP status, or the trouble


def looks(report: Report, job: str) -> tuple[Look, ...]:
    """The create of the job, and every fetch that asked for it."""
    return tuple(
        Look(exchange.at, exchange.number, exchange.ask.call, _word(exchange))
        for exchange in report.exchanges
        if _concerns(exchange, job)
    )


def _concerns(exchange: Exchange, job: str) -> bool:
    if exchange.ask.call == "fetch":
        return ("generation_id", job) in exchange.ask.query
    if exchange.ask.call != "create" or job.encode() not in exchange.body:  # most are not: reading them all takes time
        return False
    answer = exchange.json
    return isinstance(answer, dict) and any(str(answer.get(name)) == job for name in CREATED)


def _word(exchange: Exchange) -> str:
    if exchange.status is None:
        return exchange.trouble or "no answer"
    answer = exchange.json
    if exchange.status < 300 and isinstance(answer, dict) and isinstance(word := answer.get("status"), str):
        return word
    return f"HTTP {exchange.status}"


WIDTH = 1000  # units of the drawing; it is stretched to the page
MOST = 60  # looks that are drawn and named; the last ones, since they show what went wrong


def timeline(seen: tuple[Look, ...], at_fault: tuple[int, ...]) -> str:
    """The picture with its words, which alone tell the same. The exchanges *at_fault* stand out."""
    drawn = seen[-MOST:]
    begin, end = drawn[0].at, drawn[-1].at
    span = (end - begin) or 1.0
    places = [(look.at - begin) / span * WIDTH if end > begin else 0.0 for look in drawn]
    bars = "".join(
        f'<rect class="{_meaning(look.word)}" x="{x:.1f}" y="9" width="{following - x:.1f}" height="6"/>'
        for look, x, following in zip(drawn, places, places[1:], strict=False)
    )
    marks = "".join(_mark(look, x, look.number in at_fault) for look, x in zip(drawn, places, strict=True))
    svg = f'<svg viewBox="0 0 {WIDTH} 24" preserveAspectRatio="none" aria-hidden="true">{bars}{marks}</svg>'
    earlier = f"<li>{len(seen) - MOST} earlier looks</li>" if len(seen) > MOST else ""
    return f'<figure>{svg}<figcaption><ol class="looks">{earlier}{_words(drawn)}</ol></figcaption></figure>'


def _mark(look: Look, x: float, is_at_fault: bool) -> str:
    top = 0 if is_at_fault else 6
    return f'<line class="{_meaning(look.word)}" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{24 - top}"/>'


def _words(seen: Iterable[Look]) -> str:
    """One item for each change."""
    items = []
    for (call, word), group in groupby(seen, key=lambda look: (look.call, look.word)):
        same = list(group)
        times = f" x {len(same)}" if len(same) > 1 else ""
        dot = f'<i class="dot {_meaning(word)}"></i>'
        items.append(f"<li>{dot}{same[0].at:.1f} s {escape(call)}: <b>{escape(truncated(word, 80))}</b>{times}</li>")
    return "".join(items)


def _meaning(word: str) -> str:
    """The class of a status: begun, on its way, and how it ended."""
    if word == "queued":
        return "queued"
    return statuses()[word].meaning if word in statuses() else "unknown"
