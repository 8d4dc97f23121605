"""Recorded traffic, judged offline and at no cost: this is how drift is seen in production.

A recording says what was answered, not what would have been: only what an answer says by itself is judged, and what
the answers about one job say together.
"""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import is_accepted, job_id, requested_id
from reelkit_conformance._judge.evidence import RunLog, run_results
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._judge.job_checks import judge_jobs
from reelkit_conformance._judge.response_checks import judge_response
from reelkit_conformance._run.har_reader import RecordedExchange, read_entries
from reelkit_conformance._stages.plan import Settings

CLOCK_RESOLUTION = 0.001  # seconds: most recordings tell times in milliseconds
KEPT_REPEATS = 2  # of answers about a job that are all the same, so many are kept: that it stays so is seen by two


def judge_recording(settings: Settings) -> Report:
    """The report of a recording."""
    assert settings.recorded is not None  # else there is nothing to judge
    started = time.monotonic()
    recording = _Recording()
    for entry in read_entries(settings.recorded):
        recording.add(entry)
    recording.judge_jobs()
    return Report(
        target=", ".join(recording.origins) or str(settings.recorded),
        models=tuple(sorted(filter(None, set(recording.models.values())))),
        levels=settings.levels,
        seed=settings.seed,
        engines=("recorded",),
        planned_requests=0,
        planned_creates=0,
        requests=recording.entries,
        creates=recording.creates,
        seconds=time.monotonic() - started,
        results=run_results(recording.book, settings.levels),
        exchanges=tuple(recording.evidence(settings.recorded)),
        ended_early=None if recording.jobs else f"none of {recording.entries} entries is a create or a fetch to judge",
        started=recording.started,
        remarks=tuple(
            f"{count} of {recording.entries} entries {why}" for why, count in sorted(recording.unjudged.items())
        ),
    )


class _Recording:
    """What is known of a recording while it is read. Of an exchange it keeps what the life of a job is judged by."""

    def __init__(self) -> None:
        self.book = RunLog()
        self.entries = self.creates = 0
        self.unjudged: Counter[str] = Counter()
        self.origins: dict[str, None] = {}
        self.models: dict[tuple[str, str], str | None] = {}  # of a job at an origin
        self.jobs: dict[tuple[str, str], list[Exchange]] = {}
        self.started = 0.0

    def add(self, entry: RecordedExchange | str) -> None:
        """Judge an entry by itself, and remember it."""
        self.entries += 1
        if isinstance(entry, str):
            self.unjudged[entry] += 1
            return
        origin, exchange = entry
        self.origins[origin] = None
        self.started = min(self.started or exchange.at, exchange.at)
        job = origin, requested_id(exchange) or job_id(exchange) or ""
        if exchange.request.call == "create":
            self.models[job] = exchange.request.model
            self.creates += is_accepted(exchange)
        self.book.model = self.models.get(job)
        self.book.add(judge_response(exchange))
        kept = self.jobs.setdefault(job, [])
        if is_accepted(exchange) and _is_new(kept, exchange):
            kept.append(_without_details(exchange))

    def judge_jobs(self) -> None:
        """Judge what the answers about each job say together, and those about all jobs of a service."""
        for origin in self.origins:
            jobs = {job: kept for (place, job), kept in self.jobs.items() if place == origin}
            models = {model for job in jobs if (model := self.models.get((origin, job)))}
            for point in judge_jobs(exchange for kept in jobs.values() for exchange in kept):
                job = point.finding.job if point.finding else None
                self.book.model = self.models.get((origin, job or "")) or (min(models) if len(models) == 1 else None)
                self.book.add([point])

    def evidence(self, path: Path) -> Iterator[Exchange]:
        """The exchanges that findings rest on, and the lives of their jobs; read once more, as they were not kept."""
        findings = [finding for _, finding in self.book.findings]
        wanted = {number for finding in findings for number in finding.evidence}
        jobs = {finding.job for finding in findings}
        wanted |= {one.number for (_, job), kept in self.jobs.items() if job in jobs for one in kept}
        for entry in read_entries(path) if wanted else ():
            if isinstance(entry, RecordedExchange) and entry.exchange.number in wanted:
                yield entry.exchange._replace(at=entry.exchange.at - self.started)


def _is_new(kept: list[Exchange], exchange: Exchange) -> bool:
    """Whether the life of the job has to know this one as well."""
    if not kept or exchange.request.call == "create":
        return True
    if exchange.at + CLOCK_RESOLUTION < kept[-1].at + kept[-1].seconds:
        return False  # both were under way at once: nobody knows which one the service answered first
    return not all(one.body == exchange.body for one in kept[-KEPT_REPEATS:]) or len(kept) < KEPT_REPEATS


def _without_details(exchange: Exchange) -> Exchange:
    """Without what was asked in detail, which may be long."""
    return exchange._replace(request=exchange.request._replace(headers=(), body=None), headers={})
