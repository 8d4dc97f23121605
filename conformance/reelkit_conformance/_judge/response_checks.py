"""What one answer says about the contract. Pure: the directed run, Schemathesis and recorded traffic all use it."""

from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from reelkit_conformance._contract.operations import Operation, envelope, errors, operation_of
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import accepted, asked_id, body_of, credits_of, job_id, word
from reelkit_conformance._http.text import short_json, short_line
from reelkit_conformance._judge.findings import Finding
from reelkit_specs import statuses

# Where an answer does not fit its schema, and the check that names it: the longest place that fits. Missing parts have
# a check of their own where a client cannot do without them.
PLACES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("id",), "RES-006"),
    (("status",), "RES-008"),
    (("video",), "RES-009"),
    (("video", "url"), "RES-010"),
    (("error",), "RES-011"),
    (("meta",), "RES-012"),
    ((), "RES-014"),
)
MISSING: dict[tuple[str, ...], str] = {("id",): "RES-005", ("status",): "RES-007"}
GOOD_TYPE, ERROR_TYPES = "application/json", ("application/json", "application/problem+json")
SAID = {  # what should be there
    "RES-005": "an id",
    "RES-006": "a text of at least one character",
    "RES-007": "a status",
    "RES-009": "null, or an object with a url",
    "RES-010": "an absolute address",
    "RES-011": "null, or an object with name and message",
}


class Point(NamedTuple):
    """A check that was applied to an answer, and what it found, if anything."""

    check: str
    finding: Finding | None


def judge(exchange: Exchange) -> Iterator[Point]:
    """Everything that can be said of one exchange by itself."""
    operation = operation_of(exchange.ask)
    if operation is None:
        return
    case = f"{operation.call}, {operation.address}"
    if exchange.status is None:
        yield _point("ERR-008", exchange, case, "an answer", exchange.trouble or "none")
    elif accepted(exchange):
        yield from _good(exchange, operation, case)
    else:
        yield from _refusal(exchange, operation, case)


def _good(exchange: Exchange, operation: Operation, case: str) -> Iterator[Point]:
    yield _point("RES-001", exchange, case, "status 200", f"status {exchange.status}", exchange.status == 200)
    content = exchange.json
    if not exchange.is_json:
        yield _point("RES-003", exchange, case, "JSON", _start(exchange))
        return
    yield Point("RES-003", None)
    kind = exchange.headers.get("content-type", "")
    yield _point("RES-002", exchange, case, "application/json", kind or "no content type", _is_type(kind, GOOD_TYPE))
    if not isinstance(content, dict):
        yield _point("RES-004", exchange, case, "an object", short_json(content))
        return
    yield Point("RES-004", None)
    state = f"{case}, {word(exchange)}" if operation.call == "fetch" and word(exchange) else case
    yield from _places(exchange, operation, state)
    credits = credits_of(exchange)
    if credits is not None:
        yield _point("RES-013", exchange, state, "0 credits or more", short_json(credits), credits >= 0)
    if (asked := asked_id(exchange)) is not None and (told := job_id(exchange)) is not None:
        yield _point(
            "IDS-001",
            exchange,
            case,
            f"the id that was asked for, {short_json(asked)}",
            short_json(told),
            told == asked,
        )
    if operation.call == "create" and "x-inference-id" in exchange.headers:
        told, named = job_id(exchange), exchange.headers["x-inference-id"]
        yield _point("IDS-004", exchange, case, f"x-inference-id: {told}", named, told == named)


def _places(exchange: Exchange, operation: Operation, case: str) -> Iterator[Point]:
    """Each place of the answer that its schema speaks of, one finding for each check."""
    content = body_of(exchange)
    wrong: dict[str, Point] = {}
    for place, error in errors(operation.answer, content):
        names = tuple(str(part) for part in place)
        check = MISSING.get(names) if type(error.kind).__name__.endswith("Required") else None
        check = check or next(check for prefix, check in _LONGEST_FIRST if names[: len(prefix)] == prefix)
        if check == "RES-008" and not isinstance(content.get("status"), str):
            check = "RES-007"
        got = f"{'.'.join(names)}: {short_line(error.message)}"
        wrong.setdefault(check, _point(check, exchange, case, _wanted(check, operation), got))
    if content.get("id") == "":  # the schema lets it pass; no client can ask for it
        wrong.setdefault("RES-006", _point("RES-006", exchange, case, SAID["RES-006"], 'id: ""'))
    yield from wrong.values()
    asked = {MISSING[("id",)], MISSING[("status",)], *(check for prefix, check in PLACES if _is_there(content, prefix))}
    yield from (Point(check, None) for check in sorted(asked - wrong.keys()))


def _wanted(check: str, operation: Operation) -> str:
    if check == "RES-008":
        return f"one of {', '.join(word for word, status in statuses().items() if status.documented)}"
    if check == "RES-012" and operation.usage:
        return f"meta.usage.{operation.usage}, a number"
    return SAID.get(check, "what the schema says")


def _is_there(content: object, place: tuple[str, ...]) -> bool:
    for name in place:
        if not isinstance(content, dict) or content.get(name) is None:
            return False
        content = content[name]
    return True


def _refusal(exchange: Exchange, operation: Operation, case: str) -> Iterator[Point]:
    """An answer that is none of the good ones."""
    status = exchange.status or 0
    case = f"{case}, {status}"
    if status >= 500:
        yield _point("ERR-007", exchange, case, "no server error", f"status {status}")
        return
    yield Point("ERR-007", None)
    listed = ", ".join(map(str, sorted(operation.statuses)))
    yield _point("ERR-001", exchange, case, f"one of {listed}", f"status {status}", status in operation.statuses)
    if status not in operation.statuses:
        return
    content = exchange.json
    if not isinstance(content, dict):
        yield _point("ERR-004", exchange, case, "an object in JSON", _start(exchange))
        return
    yield Point("ERR-004", None)
    kind = exchange.headers.get("content-type", "")
    yield _point("ERR-003", exchange, case, "application/json", kind or "no content type", _is_type(kind, *ERROR_TYPES))
    found = errors(envelope(), content)
    got = "; ".join(f"{'.'.join(map(str, place))}: {short_line(error.message)}" for place, error in found)
    is_blank = not found and not content["message"].strip()  # the schema lets it pass; it tells nobody anything
    got = f"message: {short_json(content['message'])}" if is_blank else got
    yield _point("ERR-005", exchange, case, "statusCode and message, at least", got, not found and not is_blank)
    if not found:
        told = content["statusCode"]
        yield _point("ERR-006", exchange, case, f"statusCode {status}", short_json(told), str(told) == str(status))


def _point(check: str, exchange: Exchange, case: str, expected: str, got: str, is_right: bool = False) -> Point:
    if is_right:
        return Point(check, None)
    job = asked_id(exchange) or job_id(exchange)
    return Point(check, Finding(check, case, expected, got, (exchange.number,), job))


def _is_type(kind: str, *wanted: str) -> bool:
    """Whether a content type is one of those that are wanted, and its charset that of JSON."""
    message = Message()
    message["content-type"] = kind
    return message.get_content_type() in wanted and message.get_content_charset("utf-8") in ("utf-8", "utf8")


def _start(exchange: Exchange) -> str:
    """How a body begins that is not what it should be."""
    return f"{len(exchange.body)} bytes: {short_line(exchange.body[:200].decode('utf-8', 'replace'))}"


_LONGEST_FIRST = sorted(PLACES, key=lambda entry: -len(entry[0]))
