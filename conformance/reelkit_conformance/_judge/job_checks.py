"""What the answers about one job say together: its life, and whose it is. Pure, as in `_judge`."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import (
    accepted,
    asked_id,
    body_of,
    credits_of,
    is_over,
    job_id,
    link,
    meaning,
    word,
)
from reelkit_conformance._http.text import short_json
from reelkit_conformance._judge.findings import Finding
from reelkit_conformance._judge.response_checks import Point

# A job goes forward through these; words that are not here say nothing about order.
RANKS = {"waiting": 0, "queued": 0, "generating": 1, "active": 1, "processing": 1, "running": 1}


class History(NamedTuple):
    """A job: its create, if it was seen, and the good answers to fetches of it, as they came."""

    job: str
    create: Exchange | None
    fetches: tuple[Exchange, ...]


def histories(exchanges: Iterable[Exchange]) -> list[History]:
    """The jobs of a run, in the order in which they were met."""
    creates: dict[str, Exchange] = {}
    fetches: dict[str, list[Exchange]] = {}
    for exchange in exchanges:
        if not accepted(exchange):
            continue
        if exchange.ask.call == "create" and (job := job_id(exchange)) is not None:
            creates.setdefault(job, exchange)
            fetches.setdefault(job, [])
        elif exchange.ask.call == "fetch" and exchange.is_json and (job := asked_id(exchange)) is not None:
            fetches.setdefault(job, []).append(exchange)
    return [History(job, creates.get(job), tuple(found)) for job, found in fetches.items()]


def judge_jobs(exchanges: Iterable[Exchange]) -> Iterator[Point]:
    """Everything that can be said of jobs by what was answered about them."""
    exchanges = list(exchanges)
    found = histories(exchanges)
    for history in found:
        yield from _begin(history)
        yield from _contents(history)
        yield from _order(history)
        yield from _same(history)
    yield from _own_ids(exchanges)
    yield from _own_videos(found)


def _begin(history: History) -> Iterator[Point]:
    if history.create is not None and meaning(history.create) != "unknown":
        got = meaning(history.create)
        yield _point("LIF-012", history, (history.create,), "a job that has just begun", got, got == "pending")


def _contents(history: History) -> Iterator[Point]:
    """What each state holds. One finding for each check and job: the first."""
    wrong: dict[str, Point] = {}
    asked: dict[str, None] = {}
    for answer in (*([history.create] if history.create else []), *history.fetches):
        for check, expected, got, is_right in _holds(answer):
            asked[check] = None
            if not is_right:
                wrong.setdefault(check, _point(check, history, (answer,), expected, got))
    yield from (wrong.get(check, Point(check, None)) for check in asked)


def _holds(fetch: Exchange) -> Iterator[tuple[str, str, str, bool]]:
    content, state = body_of(fetch), word(fetch)
    video, error = content.get("video"), content.get("error")
    of = f"{state} with"
    match meaning(fetch):
        case "succeeded":
            there = video is not None and video != {} and video != []
            yield "LIF-005", "a video", f"{of} {'video: null' if 'video' in content else 'no video'}", there
            yield "LIF-009", "no error", f"{of} error {short_json(error)}", error is None
        case "failed":
            got = f"error: {short_json(error)}" if "error" in content else "no error"
            yield "LIF-006", "an error that says something", f"{of} {got}", _says_why(error)
            yield "LIF-007", "no video", f"{of} video {short_json(video)}", video is None
        case "pending":
            yield "LIF-008", "no video before the end", f"{of} video {short_json(video)}", video is None
            yield "LIF-009", "no error", f"{of} error {short_json(error)}", error is None


def _says_why(error: object) -> bool:
    """Whether an error has words: a name without a message, or the other way round, is half of it."""
    words = [error.get(name) for name in ("name", "message")] if isinstance(error, dict) else [error]
    return bool(error) and not any(isinstance(word, str) and not word.strip() for word in words)


def _order(history: History) -> Iterator[Point]:
    """Forward only, and an end is an end."""
    for check, expected in (
        ("LIF-002", "a status that goes forward"),
        ("LIF-003", "an end that stays"),
        ("LIF-004", "an end that stays the same"),
    ):
        pairs = [(before, after) for before, after in _pairs(history) if _concerns(check, before)]
        broken = next((pair for pair in pairs if _breaks(check, *pair)), None)
        if broken:
            got = f"{word(broken[0])}, and then {word(broken[1])}"
            yield _point(check, history, broken, expected, got)
        elif pairs:
            yield Point(check, None)


def _pairs(history: History) -> list[tuple[Exchange, Exchange]]:
    told = [fetch for fetch in history.fetches if meaning(fetch) != "unknown"]
    if history.create is not None and meaning(history.create) == "pending":
        told.insert(0, history.create)
    return list(pairwise(told))


def _concerns(check: str, before: Exchange) -> bool:
    return is_over(before) == (check != "LIF-002")


def _breaks(check: str, before: Exchange, after: Exchange) -> bool:
    if check == "LIF-002":
        ranks = RANKS.get(word(before) or ""), RANKS.get(word(after) or "")
        return None not in ranks and ranks[1] < ranks[0]  # type: ignore[operator] # neither is None
    if check == "LIF-003":
        return not is_over(after)
    return is_over(after) and meaning(after) != meaning(before)


def _same(history: History) -> Iterator[Point]:
    """What is told once stays so."""
    yield from _stays("LIF-010", history, [(fetch, link(fetch)) for fetch in history.fetches if is_over(fetch)])
    told = [*([history.create] if history.create else []), *history.fetches]
    yield from _stays("LIF-011", history, [(exchange, credits_of(exchange)) for exchange in told])


def _stays(check: str, history: History, told: list[tuple[Exchange, object]]) -> Iterator[Point]:
    known = [(exchange, value) for exchange, value in told if value is not None]
    other = next(((exchange, value) for exchange, value in known if value != known[0][1]), None)
    if other is not None:
        yield _point(check, history, (known[0][0], other[0]), short_json(known[0][1]), short_json(other[1]))
    elif len(known) > 1:
        yield Point(check, None)


def _own_ids(exchanges: list[Exchange]) -> Iterator[Point]:
    seen: dict[str, Exchange] = {}
    for create in exchanges:
        if create.ask.call != "create" or not accepted(create) or (job := job_id(create)) is None:
            continue
        if job in seen:
            got = f"{short_json(job)}, which an earlier create was given"
            yield Point(
                "IDS-002", Finding("IDS-002", _case(create), "a new id", got, (seen[job].number, create.number), job)
            )
        else:
            yield Point("IDS-002", None)
        seen[job] = create


def _own_videos(found: list[History]) -> Iterator[Point]:
    seen: dict[str, tuple[str, Exchange]] = {}
    for history in found:
        for fetch in history.fetches:
            if (url := link(fetch)) is None:
                continue
            owner, shown_by = seen.setdefault(url, (history.job, fetch))
            if owner != history.job:
                yield _point("IDS-003", history, (shown_by, fetch), "a video of its own", f"the video of job {owner}")
                break
        else:
            if history.fetches:
                yield Point("IDS-003", None)


def _point(
    check: str, history: History, shown_by: tuple[Exchange, ...], expected: str, got: str, is_right: bool = False
) -> Point:
    if is_right:
        return Point(check, None)
    numbers = tuple(exchange.number for exchange in shown_by)
    return Point(check, Finding(check, _case(shown_by[-1]), expected, got, numbers, history.job))


def _case(exchange: Exchange) -> str:
    return f"{exchange.ask.call}, {exchange.ask.address}"
