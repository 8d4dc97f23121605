"""Requests without a valid key are accepted."""

from collections.abc import Callable, Iterator

from ..fault import Behaviour
from ..model import Call
from .operator import Change

LETS_IN: dict[str, Callable[[str], bool]] = {
    "no header": lambda header: not header,
    "any header": bool,
    "any bearer": lambda header: header.lower().startswith("bearer "),
    "an empty key": lambda header: header.strip().lower() == "bearer",
    "another scheme": lambda header: header.lower().startswith(("basic ", "token ", "digest ")),
    "no scheme": lambda header: bool(header) and " " not in header and header.lower() != "bearer",
    "everybody": lambda header: True,
}
CALLS: dict[str, Callable[[Call], bool]] = {
    "create": lambda call: call.method == "POST",
    "fetch": lambda call: call.method != "POST",
    "create and fetch": lambda call: True,
}


def without_key() -> Iterator[Change]:
    for who, lets_in in LETS_IN.items():
        for which, chosen in CALLS.items():
            yield Change(f"{who} on {which}", Behaviour(authorizes=_admitting(lets_in, chosen)))
    yield Change("HEAD", Behaviour(authorizes=lambda call, good: good or call.method == "HEAD"))


def _admitting(lets_in: Callable[[str], bool], chosen: Callable[[Call], bool]) -> Callable[[Call, bool], bool]:
    return lambda call, good: good or (chosen(call) and lets_in(call.headers.get("authorization", "")))
