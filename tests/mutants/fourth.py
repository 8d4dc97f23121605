"""The fourth set: faults around the mock, by the author of the checks, each with the check that must find it.

A score on this set says nothing, because its faults were planted for its checks.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from .account import CREDITS_PER_USD
from .around import Around, Call, Change, unchanged
from .fault import BOTH, CORRECT, Fault
from .third.planted import (
    OVERLAP,
    When,
    admitting,
    both,
    data,
    each_row,
    has_header,
    on,
    reading,
    refusing,
    sends,
    wrote,
)

KIND = "of the checks"
RULE = sends(resolution="1080p", duration=8)


class Row(NamedTuple):
    """A fault and the checks of which one must find it."""

    name: str
    sentence: str
    checks: tuple[str, ...]
    before: Change = unchanged
    after: Change = unchanged
    delay: float = 0.0


def _with_key(resembles: When) -> Change:
    return admitting(lambda call: call.request.method in ("POST", "GET") and resembles(call))


def _later(row: dict[str, object]) -> None:
    row["created"] = (datetime.fromisoformat(str(row["created"])) + timedelta(hours=2)).isoformat()


def _one_further(call: Call) -> None:
    """Read an offset as one more."""
    if call.route == "logs" and "offset=1" in call.query:
        call.ask(target=f"{call.path}?{call.query.replace('offset=1', 'offset=2')}")


def _not_modified(call: Call) -> None:
    if call.route == "asset" and "if-none-match" in call.request.headers:
        call.send(b"", 304)


def _cheaper(value: dict[str, list[dict[str, dict[str, list[dict[str, float]]]]]]) -> None:
    for rate in value["data"][0]["pricing"]["variants"]:
        rate["price"] *= 0.99


def _empty_head(call: Call) -> None:
    if call.request.method == "HEAD":
        call.send(content_length="0")


ROWS = (
    Row(
        "rule_not_after_space",
        "A rule is ignored if white space stands before the body.",
        ("RUL-004",),
        reading(both(RULE, wrote(rb"\A\s")), duration=5),
    ),
    Row(
        "rule_not_for_other_values",
        "A rule is ignored beside a field that no model has.",
        ("RUL-003",),
        reading(both(RULE, lambda call: "no_such_field" in call.body), duration=5),
    ),
    Row(
        "no_capital_exponent",
        "A number with a capital E is refused.",
        ("ACC-016", "ACC-017"),
        refusing(wrote(rb"\dE[+-]?\d")),
    ),
    Row(
        "prompt_behind_model",
        "A body is refused if its prompt stands before its model.",
        ("ACC-017",),
        refusing(wrote(rb'(?s)"prompt".*"model"')),
    ),
    Row(
        "no_space_in_type",
        "A content type with a space in it is refused.",
        ("ACC-014",),
        refusing(has_header("content-type", "(?i)json ;")),
    ),
    Row(
        "no_list_in_accept",
        "A header Accept with a list is refused.",
        ("ACC-015",),
        refusing(has_header("accept", ",", "create")),
    ),
    Row(
        "open_when_forwarded",
        "A request with Forwarded needs no key.",
        ("AUT-001", "AUT-002"),
        _with_key(has_header("forwarded", ".")),
    ),
    Row(
        "key_backwards",
        "The key is accepted backwards.",
        ("AUT-003", "AUT-004"),
        _with_key(lambda call: call.key == call.server.key[::-1]),
    ),
    Row(
        "open_ledger",
        "The ledger needs no key.",
        ("AUT-012",),
        admitting(lambda call: call.route == "transactions"),
    ),
    Row(
        "prices_are_off",
        "The catalogue shows a hundredth less than is charged.",
        ("BIL-009",),
        after=data(("models",), _cheaper, lambda call: call.reply.status == 200),
    ),
    Row("offset_from_one", "The first row of the logs has the offset 1.", ("BIL-010",), _one_further),
    Row("row_in_local_time", "The rows of the logs are two hours late.", ("BIL-011",), after=each_row(_later)),
    Row(
        "usage_in_credits",
        "The usage is in credits.",
        ("BIL-012",),
        after=data(("usage",), lambda value: value.update(spend=value["spend"] * CREDITS_PER_USD)),
    ),
    Row(
        "balance_of_no_currency",
        "The balance names no currency.",
        ("BIL-013",),
        after=data(("billing",), lambda value: value.pop("currency")),
    ),
    Row(
        "cost_header_in_usd",
        "The header with the cost is in US dollars.",
        ("BIL-014",),
        after=on(("created",), lambda call: call.send(x_aimlapi_credits_used="0.21")),
    ),
    Row("empty_head", "HEAD of a video has no length.", ("LIF-017",), after=on(("asset",), _empty_head)),
    Row("never_sent_again", "A video is not modified for anybody.", ("LIF-018",), after=_not_modified),
    Row(
        "video_without_box",
        "A video begins with zeros.",
        ("LIF-019",),
        after=on(
            ("asset",),
            lambda call: call.send(bytes(16) + call.reply.body[16:]),
            lambda call: call.reply.status == 200 and call.request.method == "GET",
        ),
    ),
    Row(
        "any_key_beside_a_create",
        "Any key is accepted while a job is created.",
        ("CON-004",),
        _with_key(lambda call: any(other.route == "create" for other in call.others)),
        delay=OVERLAP,
    ),
)


def fourth() -> list[Fault]:
    """Return every fault of the table."""
    return [
        Fault(
            f"{row.name}@both", KIND, row.sentence, CORRECT, BOTH, delay=row.delay, around=Around(row.before, row.after)
        )
        for row in ROWS
    ]
