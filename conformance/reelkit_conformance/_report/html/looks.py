"""What was seen of one job, in the order in which it was seen."""

from typing import NamedTuple

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.findings import Report

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
