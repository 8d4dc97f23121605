"""What the responses about one job say together: the order of its states, and its id and video. No I/O."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import (
    body_of,
    credits_of,
    is_accepted,
    is_finished,
    job_id,
    requested_id,
    status_meaning,
    status_word,
    video_link,
)
from reelkit_conformance._http.text import short_json
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Judgement

# The order of the pending statuses; other words say nothing about order.
STATUS_ORDER = {"waiting": 0, "queued": 0, "generating": 1, "active": 1, "processing": 1, "running": 1}


class History(NamedTuple):
    """A job: its create, if it was seen, and the accepted responses to its fetches in order."""

    job: str
    create: Exchange | None
    fetches: tuple[Exchange, ...]


def job_histories(exchanges: Iterable[Exchange]) -> list[History]:
    """Return the jobs in the order in which they first appear."""
    creates: dict[str, Exchange] = {}
    fetches: dict[str, list[Exchange]] = {}
    for exchange in exchanges:
        if not is_accepted(exchange):
            continue
        if exchange.request.call == "create" and (job := job_id(exchange)) is not None:
            creates.setdefault(job, exchange)
            fetches.setdefault(job, [])
        elif exchange.request.call == "fetch" and exchange.is_json and (job := requested_id(exchange)) is not None:
            fetches.setdefault(job, []).append(exchange)
    return [History(job, creates.get(job), tuple(found)) for job, found in fetches.items()]


def judge_jobs(exchanges: Iterable[Exchange]) -> Iterator[Judgement]:
    """Yield every judgement about jobs that follows from these exchanges."""
    exchanges = list(exchanges)
    found = job_histories(exchanges)
    for history in found:
        yield from _judge_create(history)
        yield from _judge_contents(history)
        yield from _judge_order(history)
        yield from _judge_constants(history)
    yield from _judge_ids(exchanges)
    yield from _judge_videos(found)


def _judge_create(history: History) -> Iterator[Judgement]:
    if history.create is not None and status_meaning(history.create) != "unknown":
        got = status_meaning(history.create)
        yield _judgement("LIF-012", history, (history.create,), "a job in its first state", got, got == "pending")


def _judge_contents(history: History) -> Iterator[Judgement]:
    """Judge what each state contains. One finding for each check and job: the first."""
    failed: dict[str, Judgement] = {}
    applied: dict[str, None] = {}
    for response in (*([history.create] if history.create else []), *history.fetches):
        for check, expected, got, is_ok in _content_checks(response):
            applied[check] = None
            if not is_ok:
                failed.setdefault(check, _judgement(check, history, (response,), expected, got))
    yield from (failed.get(check, Judgement(check, None)) for check in applied)


def _content_checks(fetch: Exchange) -> Iterator[tuple[str, str, str, bool]]:
    content, state = body_of(fetch), status_word(fetch)
    video, error = content.get("video"), content.get("error")
    of = f"{state} with"
    match status_meaning(fetch):
        case "succeeded":
            there = video is not None and video != {} and video != []
            yield "LIF-005", "a video", f"{of} {'video: null' if 'video' in content else 'no video'}", there
            yield "LIF-009", "no error", f"{of} error {short_json(error)}", error is None
        case "failed":
            got = f"error: {short_json(error)}" if "error" in content else "no error"
            yield "LIF-006", "an error with a reason", f"{of} {got}", _has_reason(error)
            yield "LIF-007", "no video", f"{of} video {short_json(video)}", video is None
        case "pending":
            yield "LIF-008", "no video before the job is finished", f"{of} video {short_json(video)}", video is None
            yield "LIF-009", "no error", f"{of} error {short_json(error)}", error is None


def _has_reason(error: object) -> bool:
    """Return whether an error has all of its texts; a name without a message, or the reverse, is incomplete."""
    words = [error.get(name) for name in ("name", "message")] if isinstance(error, dict) else [error]
    return bool(error) and not any(isinstance(status_word, str) and not status_word.strip() for status_word in words)


def _judge_order(history: History) -> Iterator[Judgement]:
    """Judge the order: only forward, and a final status is final."""
    for check, expected in (
        ("LIF-002", "a status that moves forward"),
        ("LIF-003", "a final status"),
        ("LIF-004", "the same final status"),
    ):
        pairs = [(before, after) for before, after in _status_pairs(history) if _applies(check, before)]
        broken = next((pair for pair in pairs if _is_violation(check, *pair)), None)
        if broken:
            got = f"{status_word(broken[0])}, then {status_word(broken[1])}"
            yield _judgement(check, history, broken, expected, got)
        elif pairs:
            yield Judgement(check, None)


def _status_pairs(history: History) -> list[tuple[Exchange, Exchange]]:
    known = [fetch for fetch in history.fetches if status_meaning(fetch) != "unknown"]
    if history.create is not None and status_meaning(history.create) == "pending":
        known.insert(0, history.create)
    return list(pairwise(known))


def _applies(check: str, before: Exchange) -> bool:
    return is_finished(before) == (check != "LIF-002")


def _is_violation(check: str, before: Exchange, after: Exchange) -> bool:
    if check == "LIF-002":
        ranks = STATUS_ORDER.get(status_word(before) or ""), STATUS_ORDER.get(status_word(after) or "")
        return None not in ranks and ranks[1] < ranks[0]  # type: ignore[operator] # neither is None
    if check == "LIF-003":
        return not is_finished(after)
    return is_finished(after) and status_meaning(after) != status_meaning(before)


def _judge_constants(history: History) -> Iterator[Judgement]:
    """Judge what must not change: the link and the cost."""
    yield from _judge_constant(
        "LIF-010", history, [(fetch, video_link(fetch)) for fetch in history.fetches if is_finished(fetch)]
    )
    known = [*([history.create] if history.create else []), *history.fetches]
    yield from _judge_constant("LIF-011", history, [(exchange, credits_of(exchange)) for exchange in known])


def _judge_constant(check: str, history: History, values: list[tuple[Exchange, object]]) -> Iterator[Judgement]:
    known = [(exchange, value) for exchange, value in values if value is not None]
    other = next(((exchange, value) for exchange, value in known if value != known[0][1]), None)
    if other is not None:
        yield _judgement(check, history, (known[0][0], other[0]), short_json(known[0][1]), short_json(other[1]))
    elif len(known) > 1:
        yield Judgement(check, None)


def _judge_ids(exchanges: list[Exchange]) -> Iterator[Judgement]:
    seen: dict[str, Exchange] = {}
    for create in exchanges:
        if create.request.call != "create" or not is_accepted(create) or (job := job_id(create)) is None:
            continue
        if job in seen:
            got = f"{short_json(job)}, the id of an earlier create"
            yield Judgement(
                "IDS-002",
                Finding("IDS-002", _case_name(create), "a new id", got, (seen[job].number, create.number), job),
            )
        else:
            yield Judgement("IDS-002", None)
        seen[job] = create


def _judge_videos(found: list[History]) -> Iterator[Judgement]:
    seen: dict[str, tuple[str, Exchange]] = {}
    for history in found:
        for fetch in history.fetches:
            if (url := video_link(fetch)) is None:
                continue
            owner, evidence = seen.setdefault(url, (history.job, fetch))
            if owner != history.job:
                yield _judgement(
                    "IDS-003", history, (evidence, fetch), "a video of its own", f"the video of job {owner}"
                )
                break
        else:
            if history.fetches:
                yield Judgement("IDS-003", None)


def _judgement(
    check: str, history: History, evidence: tuple[Exchange, ...], expected: str, got: str, is_ok: bool = False
) -> Judgement:
    if is_ok:
        return Judgement(check, None)
    numbers = tuple(exchange.number for exchange in evidence)
    return Judgement(check, Finding(check, _case_name(evidence[-1]), expected, got, numbers, history.job))


def _case_name(exchange: Exchange) -> str:
    return f"{exchange.request.call}, {exchange.request.address}"
