"""A row of the tables, and the changes that the faults consist of."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from ..around import Call, Change, Json, unchanged
from ..fault import BOTH
from ..model import LEGACY, STATES, V2

OVERLAP = 0.03  # seconds
GOOD = ("created", *STATES)
ENDS = ("completed", "error")
V2_ONLY, LEGACY_ONLY = (V2,), (LEGACY,)
CONTRACT = "the contract"
NOT_FOUND = "No generation has this id"
PRICE = "the published price"
NO_KEY: Mapping[str, str | None] = {"authorization": None}

When = Callable[[Call], bool]


class Ask(NamedTuple):
    """A request that shows a fault. *body* is bytes, or fields beside those of the minimal request."""

    body: bytes | Json = b""
    method: str = "POST"
    query: str = ""
    headers: Mapping[str, str | None] = {}
    suffix: str = ""  # of the path
    path: str = ""  # instead of the addresses


class Planted(NamedTuple):
    """A fault: what is wrong, what it is against, and the change; *asks* show it if ordinary calls do not."""

    name: str
    sentence: str
    basis: str
    before: Change = unchanged
    after: Change = unchanged
    at: tuple[str, ...] = BOTH
    model: str = ""
    asks: tuple[Ask, ...] = ()


def always(call: Call) -> bool:
    """Return true."""
    return True


def sends(**values: Any) -> When:
    """Return whether a create has fields with these values."""
    return lambda call: (
        call.route == "create"
        and all(
            name in call.body
            and call.body[name] == value
            and isinstance(call.body[name], bool) == isinstance(value, bool)
            for name, value in values.items()
        )
    )


def has(*names: str) -> When:
    """Return whether a create has these fields."""
    return lambda call: call.route == "create" and all(name in call.body for name in names)


def wrote(pattern: bytes) -> When:
    """Return whether the bytes of a create match."""
    return lambda call: call.route == "create" and re.search(pattern, call.request.body) is not None


def has_header(name: str, pattern: str, route: str = "") -> When:
    """Return whether a header matches, of such a call or of any."""
    return lambda call: route in ("", call.route) and re.search(pattern, call.request.headers.get(name, "")) is not None


def both(*conditions: When) -> When:
    """Return whether all hold."""
    return lambda call: all(condition(call) for condition in conditions)


def every(number: int, offset: int = 0) -> When:
    """Return whether the job of the call is one of every so many."""
    return lambda call: call.job is not None and call.job.number % number == offset


def job_has(test: Callable[[Json], bool]) -> When:
    """Return whether the request of the job passes a test."""
    return lambda call: call.job is not None and test(call.job.body)


# Before the mock.


def reading(when: When, **values: Any) -> Change:
    """Read other values from such a create; a value that is None is not read."""
    return lambda call: call.read(**values) if when(call) else None


def refusing(when: When, status: int = 400, message: str = "The request is not supported") -> Change:
    """Refuse such a call that has the key."""
    return lambda call: call.refuse(status, message) if call.address and call.has_key and when(call) else None


def crashing(when: When) -> Change:
    """Respond with 500 to such a call that has the key."""
    return refusing(when, 500, "Internal server error")


def not_found(call: Call) -> None:
    """Respond that there is no such job."""
    call.refuse(404, NOT_FOUND)


def admitting(when: When) -> Change:
    """Admit such a call without the key."""
    return lambda call: call.admit() if not call.has_key and when(call) else None


# After it.


def on(situations: Collection[str], change: Change, when: When = always) -> Change:
    """Change responses in some situations."""
    return lambda call: change(call) if call.situation in situations and when(call) else None


def data(situations: Collection[str], change: Callable[[Json], Any], when: When = always) -> Change:
    """Change the data of such responses, in place."""

    def apply(call: Call) -> None:
        value = call.data
        change(value)
        call.send_data(value)

    return on(situations, apply, when)


def text(situations: Collection[str], change: Callable[[bytes], bytes], when: When = always) -> Change:
    """Change the bytes of such responses."""
    return on(situations, lambda call: call.send(change(call.reply.body)), when)


def member(situations: Collection[str], raw: bytes, when: When = always) -> Change:
    """Add an encoded member at the end of the object of such responses."""
    return text(situations, lambda body: body[:-1] + b"," + raw + b"}", when)


def headers(situations: Collection[str], **values: str | None) -> Change:
    """Change headers of such responses."""
    return on(situations, lambda call: call.send(**values))


def usage(change: Callable[[Any, Call], Any], when: When = always) -> Change:
    """Change the cost that a create returns."""

    def apply(call: Call) -> None:
        value = call.data
        of = value["meta"]["usage"]
        for name in of:
            of[name] = change(of[name], call)
        call.send_data(value)

    return on(("created",), apply, when)


def rows(change: Callable[[list[Json], Call], list[Json]], *routes: str) -> Change:
    """Change the rows of a list."""

    def apply(call: Call) -> None:
        value = call.data
        value["data"] = change(value["data"], call)
        call.send_data(value)

    return on(routes or ("logs",), apply)


def each_row(change: Callable[[Json], Any], *routes: str) -> Change:
    """Change each row of a list, in place."""

    def apply(found: list[Json], call: Call) -> list[Json]:
        for row in found:
            change(row)
        return found

    return rows(apply, *routes)


def asked(*bodies: Json | bytes) -> tuple[Ask, ...]:
    """Return creates that show a fault."""
    return tuple(map(Ask, bodies))


def encoded(members: bytes) -> tuple[Ask, ...]:
    """Return a create that shows a fault by how these members are written."""
    return asked(b'{"model": "MODEL", "prompt": "a", ' + members + b"}")


def fetched(*queries: str) -> tuple[Ask, ...]:
    """Return fetches that show a fault."""
    return tuple(Ask(method="GET", query=query) for query in queries)


def with_headers(method: str = "POST", **values: str | None) -> tuple[Ask, ...]:
    """Return an ordinary create or fetch with other headers that shows a fault."""
    named = {name.replace("_", "-"): value for name, value in values.items()}
    query = "" if method == "POST" else "generation_id=nothing"
    return (Ask({} if method == "POST" else b"", method, query, named),)


def page(path: str, query: str = "") -> tuple[Ask, ...]:
    """Return a request of another path that shows a fault."""
    return (Ask(b"", "GET", query, path=path),)


LOG_PAGE = page("/v2/logs", "period=24h")


def flat(value: Any) -> Iterable[Any]:
    """Yield every value within a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if inner is None:
        yield value
    else:
        for each in inner:
            yield from flat(each)
