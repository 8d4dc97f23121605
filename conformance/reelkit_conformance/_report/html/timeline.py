"""The timeline of a job on the HTML page: a bar from its create to its last fetch, coloured by status."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import NamedTuple

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.text import truncated
from reelkit_conformance._judge.findings import Report
from reelkit_specs import statuses

ID_FIELDS = ("id", "generation_id")  # where responses to a create have the id
WIDTH = 1000  # units of the drawing, which is stretched to the page
MAX_OBSERVATIONS = 60  # the last ones are drawn, because they show what went wrong


class Observation(NamedTuple):
    """One exchange about the job, and what it said."""

    at: float  # seconds since the start of the run
    number: int  # of the exchange
    call: str
    word: str  # the status of the job, the HTTP status, or the trouble


def observations(report: Report, job: str) -> tuple[Observation, ...]:
    """Return the create of the job, and every fetch of it."""
    return tuple(
        Observation(exchange.at, exchange.number, exchange.request.call, _status_text(exchange))
        for exchange in report.exchanges
        if _is_about(exchange, job)
    )


def _is_about(exchange: Exchange, job: str) -> bool:
    if exchange.request.call == "fetch":
        return ("generation_id", job) in exchange.request.query
    # without parsing, because that takes time for every body
    if exchange.request.call != "create" or job.encode() not in exchange.body:
        return False
    content = exchange.json
    return isinstance(content, dict) and any(str(content.get(name)) == job for name in ID_FIELDS)


def _status_text(exchange: Exchange) -> str:
    if exchange.status is None:
        return exchange.trouble or "no response"
    content = exchange.json
    if exchange.status < 300 and isinstance(content, dict) and isinstance(word := content.get("status"), str):
        return word
    return f"HTTP {exchange.status}"


def timeline(observed: tuple[Observation, ...], at_fault: tuple[int, ...]) -> str:
    """Return the drawing with a legend that says the same. The exchanges *at_fault* are taller."""
    drawn = observed[-MAX_OBSERVATIONS:]
    begin, end = drawn[0].at, drawn[-1].at
    span = (end - begin) or 1.0
    places = [(observation.at - begin) / span * WIDTH if end > begin else 0.0 for observation in drawn]
    bars = "".join(
        f'<rect class="{_css_class(observation.word)}" x="{x:.1f}" y="9" width="{following - x:.1f}" height="6"/>'
        for observation, x, following in zip(drawn, places, places[1:], strict=False)
    )
    marks = "".join(
        _mark(observation, x, observation.number in at_fault) for observation, x in zip(drawn, places, strict=True)
    )
    svg = f'<svg viewBox="0 0 {WIDTH} 24" preserveAspectRatio="none" aria-hidden="true">{bars}{marks}</svg>'
    earlier = (
        f"<li>{len(observed) - MAX_OBSERVATIONS} earlier exchanges</li>" if len(observed) > MAX_OBSERVATIONS else ""
    )
    return f'<figure>{svg}<figcaption><ol class="timeline">{earlier}{_legend(drawn)}</ol></figcaption></figure>'


def _mark(observation: Observation, x: float, is_at_fault: bool) -> str:
    top = 0 if is_at_fault else 6
    return f'<line class="{_css_class(observation.word)}" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{24 - top}"/>'


def _legend(observed: Iterable[Observation]) -> str:
    """Return one item for each change."""
    items = []
    for (call, word), group in groupby(observed, key=lambda observation: (observation.call, observation.word)):
        same = list(group)
        times = f" x {len(same)}" if len(same) > 1 else ""
        dot = f'<i class="dot {_css_class(word)}"></i>'
        items.append(f"<li>{dot}{same[0].at:.1f} s {escape(call)}: <b>{escape(truncated(word, 80))}</b>{times}</li>")
    return "".join(items)


def _css_class(word: str) -> str:
    """Return the CSS class of a status."""
    if word == "queued":
        return "queued"
    return statuses()[word].meaning if word in statuses() else "unknown"
