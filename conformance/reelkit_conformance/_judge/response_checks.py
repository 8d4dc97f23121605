"""What one response says about the contract. No I/O: the directed run, Schemathesis and recorded traffic all use it."""

from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from reelkit_conformance._contract.operations import Operation, error_schema, operation_of, schema_errors
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._http.response import body_of, credits_of, is_accepted, job_id, requested_id, status_word
from reelkit_conformance._http.text import short_json, short_line
from reelkit_conformance._judge.findings import Finding
from reelkit_specs import statuses

# The check for a schema error, by its path: the longest matching prefix wins. A missing property has a check of its
# own if a client cannot do without it.
PLACE_CHECKS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("id",), "RES-006"),
    (("status",), "RES-008"),
    (("video",), "RES-009"),
    (("video", "url"), "RES-010"),
    (("error",), "RES-011"),
    (("meta",), "RES-012"),
    ((), "RES-014"),
)
MISSING_CHECKS: dict[tuple[str, ...], str] = {("id",): "RES-005", ("status",): "RES-007"}
JSON_TYPE, ERROR_TYPES = "application/json", ("application/json", "application/problem+json")
EXPECTED = {  # what should be there
    "RES-005": "an id",
    "RES-006": "a string of at least one character",
    "RES-007": "a status",
    "RES-009": "null, or an object with url",
    "RES-010": "an absolute URL",
    "RES-011": "null, or an object with name and message",
}
COST_HEADER = "x-aimlapi-credits-used"  # seen in responses to creates
_LONGEST_FIRST = sorted(PLACE_CHECKS, key=lambda entry: -len(entry[0]))


class Judgement(NamedTuple):
    """A check that was applied, and what it found, if anything."""

    check: str
    finding: Finding | None


def judge_response(exchange: Exchange) -> Iterator[Judgement]:
    """Yield every judgement about one exchange by itself."""
    operation = operation_of(exchange.request)
    if operation is None:
        return
    case = f"{operation.call}, {operation.address}"
    if exchange.status is None:
        yield _judgement("ERR-008", exchange, case, "a response", exchange.trouble or "none")
    elif is_accepted(exchange):
        yield from _judge_accepted(exchange, operation, case)
    else:
        yield from _judge_refusal(exchange, operation, case)


def _judge_accepted(exchange: Exchange, operation: Operation, case: str) -> Iterator[Judgement]:
    yield _judgement("RES-001", exchange, case, "status 200", f"status {exchange.status}", exchange.status == 200)
    content = exchange.json
    if not exchange.is_json:
        yield _judgement("RES-003", exchange, case, "JSON", _first_bytes(exchange))
        return
    yield Judgement("RES-003", None)
    kind = exchange.headers.get("content-type", "")
    yield _judgement(
        "RES-002", exchange, case, "application/json", kind or "no content type", _is_type(kind, JSON_TYPE)
    )
    if not isinstance(content, dict):
        yield _judgement("RES-004", exchange, case, "an object", short_json(content))
        return
    yield Judgement("RES-004", None)
    state = f"{case}, {status_word(exchange)}" if operation.call == "fetch" and status_word(exchange) else case
    yield from _judge_places(exchange, operation, state)
    credits = credits_of(exchange)
    if credits is not None:
        yield _judgement("RES-013", exchange, state, "0 credits or more", short_json(credits), credits >= 0)
    for seconds in (content.get("duration"), body_of(exchange, "video").get("duration")):
        if isinstance(seconds, int | float) and not isinstance(seconds, bool):
            yield _judgement("RES-018", exchange, state, "more than 0 seconds", short_json(seconds), seconds > 0)
    if credits is not None and operation.call == "create" and COST_HEADER in exchange.headers:
        named = exchange.headers[COST_HEADER]
        yield _judgement("BIL-014", exchange, case, f"{credits:g} credits", named, _is_amount(named, credits))
    if (requested := requested_id(exchange)) is not None and (returned := job_id(exchange)) is not None:
        yield _judgement(
            "IDS-001",
            exchange,
            case,
            f"the requested id, {short_json(requested)}",
            short_json(returned),
            returned == requested,
        )
    if operation.call == "create" and "x-inference-id" in exchange.headers:
        returned, named = job_id(exchange), exchange.headers["x-inference-id"]
        yield _judgement("IDS-004", exchange, case, f"x-inference-id: {returned}", named, returned == named)


def _is_amount(text: str, credits: float) -> bool:
    try:
        return float(text) == credits
    except ValueError:
        return False


def _judge_places(exchange: Exchange, operation: Operation, case: str) -> Iterator[Judgement]:
    """Judge each part of the response that the schema describes, with one finding for each check."""
    content = body_of(exchange)
    failed: dict[str, Judgement] = {}
    for location, error in schema_errors(operation.response_schema, content):
        path = tuple(str(part) for part in location)
        check = MISSING_CHECKS.get(path) if type(error.kind).__name__.endswith("Required") else None
        check = check or next(check for prefix, check in _LONGEST_FIRST if path[: len(prefix)] == prefix)
        if check == "RES-008" and not isinstance(content.get("status"), str):
            check = "RES-007"
        got = f"{'.'.join(path)}: {short_line(error.message)}"
        failed.setdefault(check, _judgement(check, exchange, case, _expected(check, operation), got))
    if content.get("id") == "":  # the schema allows it, but no client can fetch it
        failed.setdefault("RES-006", _judgement("RES-006", exchange, case, EXPECTED["RES-006"], 'id: ""'))
    yield from failed.values()
    applied = {
        MISSING_CHECKS[("id",)],
        MISSING_CHECKS[("status",)],
        *(check for prefix, check in PLACE_CHECKS if _is_present(content, prefix)),
    }
    yield from (Judgement(check, None) for check in sorted(applied - failed.keys()))


def _expected(check: str, operation: Operation) -> str:
    if check == "RES-008":
        return f"one of {', '.join(status_word for status_word, status in statuses().items() if status.documented)}"
    if check == "RES-012" and operation.cost_field:
        return f"meta.usage.{operation.cost_field}, a number"
    return EXPECTED.get(check, "what the schema describes")


def _is_present(content: object, path: tuple[str, ...]) -> bool:
    for name in path:
        if not isinstance(content, dict) or content.get(name) is None:
            return False
        content = content[name]
    return True


def _judge_refusal(exchange: Exchange, operation: Operation, case: str) -> Iterator[Judgement]:
    """Judge the response to a refused request."""
    status = exchange.status or 0
    case = f"{case}, {status}"
    if status >= 500:
        yield _judgement("ERR-007", exchange, case, "no server error", f"status {status}")
        return
    yield Judgement("ERR-007", None)
    listed = ", ".join(map(str, sorted(operation.statuses)))
    yield _judgement("ERR-001", exchange, case, f"one of {listed}", f"status {status}", status in operation.statuses)
    if status not in operation.statuses:
        return
    content = exchange.json
    if not isinstance(content, dict):
        yield _judgement("ERR-004", exchange, case, "a JSON object", _first_bytes(exchange))
        return
    yield Judgement("ERR-004", None)
    kind = exchange.headers.get("content-type", "")
    yield _judgement(
        "ERR-003", exchange, case, "application/json", kind or "no content type", _is_type(kind, *ERROR_TYPES)
    )
    found = schema_errors(error_schema(), content)
    got = "; ".join(f"{'.'.join(map(str, path))}: {short_line(error.message)}" for path, error in found)
    is_blank = not found and not content["message"].strip()  # the schema allows it, but it tells a client nothing
    got = f"message: {short_json(content['message'])}" if is_blank else got
    yield _judgement("ERR-005", exchange, case, "at least statusCode and message", got, not found and not is_blank)
    if not found:
        returned = content["statusCode"]
        yield _judgement(
            "ERR-006", exchange, case, f"statusCode {status}", short_json(returned), str(returned) == str(status)
        )


def _judgement(check: str, exchange: Exchange, case: str, expected: str, got: str, is_ok: bool = False) -> Judgement:
    if is_ok:
        return Judgement(check, None)
    job = requested_id(exchange) or job_id(exchange)
    return Judgement(check, Finding(check, case, expected, got, (exchange.number,), job))


def _is_type(kind: str, *wanted: str) -> bool:
    """Return whether a content type is one of *wanted* and its charset, if given, is UTF-8."""
    message = Message()
    message["content-type"] = kind
    return message.get_content_type() in wanted and message.get_content_charset("utf-8") in ("utf-8", "utf8")


def _first_bytes(exchange: Exchange) -> str:
    """Return the size and the start of a body, for a finding, or why it could not be decoded."""
    if exchange.undecodable is not None:
        return short_line(exchange.undecodable)
    return f"{len(exchange.body)} bytes: {short_line(exchange.body[:200].decode('utf-8', 'replace'))}"
