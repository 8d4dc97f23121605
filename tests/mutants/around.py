"""A fault around the mock: it changes a call before the mock handles it, or the response after that."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

from reelkit_mock import Mock, Reply, Request, Wire

from .model import PATHS, STATES

if TYPE_CHECKING:
    from .fault import Fault

Json = dict[str, Any]

CREDITS = 10**12  # of the only key, so that its balance is known and does not run out
ROUTES = {"POST": "create", "GET": "fetch", "HEAD": "fetch"}
OTHER_ROUTES = {
    "/v2/billing/transactions": "transactions",
    "/v2/billing": "billing",
    "/v2/logs": "logs",
    "/v2/usage": "usage",
    "/v1/key": "key",
    "/v1/models": "models",
    "/model/": "models",
    "/models": "models",
    "/assets/": "asset",
}
REFUSED = "refused"
NO_REPLY = Reply(0, (), b"")


@dataclass(eq=False)
class Known:
    """An accepted create, as the fault sees it. *among* are the creates that were in progress at the same time."""

    id: str
    number: int
    address: str
    body: Json
    made: float
    among: list[Call]
    states: list[str] = field(default_factory=list)  # that fetches have returned, in order


@dataclass(eq=False)
class Call:
    """A request and, later, its response. *others* are calls that were in progress at the same time."""

    server: FaultyMock
    request: Request
    reply: Reply = NO_REPLY
    others: list[Call] = field(default_factory=list)
    job: Known | None = None

    @property
    def path(self) -> str:
        """The path as it was sent."""
        return self.request.target.partition("?")[0]

    @property
    def query(self) -> str:
        """The query as it was sent."""
        return self.request.target.partition("?")[2]

    @property
    def ids(self) -> list[str]:
        """The values of generation_id."""
        return parse_qs(self.query, keep_blank_values=True).get("generation_id", [])

    @property
    def address(self) -> str:
        """The address of the model, or an empty string."""
        return PATHS.get(self.path, "")

    @property
    def route(self) -> str:
        """The name of what was called, or an empty string."""
        if self.address:
            return ROUTES.get(self.request.method, "")
        return next((name for path, name in OTHER_ROUTES.items() if self.path.startswith(path)), "")

    @property
    def key(self) -> str:
        """The value of Authorization without its scheme."""
        return self.request.headers.get("authorization", "").partition(" ")[2].strip()

    @property
    def has_key(self) -> bool:
        """Whether the key is the right one."""
        return self.request.headers.get("authorization") == f"Bearer {self.server.key}"

    @property
    def body(self) -> Json:
        """The body as an object; empty if it is none."""
        return _object(self.request.body)

    @property
    def data(self) -> Json:
        """The body of the response as an object; empty if it is none."""
        return _object(self.reply.body)

    @property
    def situation(self) -> str:
        """What was returned: created, a status of a job, refused, or the route of another path."""
        if self.reply.status >= 400:
            return REFUSED
        if self.route == "create":
            return "created"
        return str(self.data.get("status")) if self.route == "fetch" else self.route

    def ask(self, body: bytes | None = None, target: str = "", **headers: str | None) -> None:
        """Change the request. A header that is None is removed."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        merged = {name: value for name, value in {**self.request.headers, **named}.items() if value is not None}
        self.request = self.request._replace(
            body=self.request.body if body is None else body, target=target or self.request.target, headers=merged
        )

    def read(self, **values: Any) -> None:
        """Change fields of the body; a value that is None removes its field."""
        changed = {name: value for name, value in {**self.body, **values}.items() if value is not None}
        self.ask(json.dumps(changed).encode())

    def admit(self) -> None:
        """Let the call in as if it had the key."""
        self.ask(authorization=f"Bearer {self.server.key}")

    def send(self, body: bytes | None = None, status: int = 0, **headers: str | None) -> None:
        """Change the response; a new body has its length. A header that is None is removed, and a new one is added."""
        named = headers if body is None else {"content_length": str(len(body)), **headers}
        body = self.reply.body if body is None else body
        changed = {name.replace("_", "-"): value for name, value in named.items()}
        kept = tuple((name, value) for name, value in self.reply.headers if name not in changed)
        added = tuple((name, value) for name, value in changed.items() if value is not None)
        self.reply = self.reply._replace(status=status or self.reply.status, headers=kept + added, body=body)

    def send_data(self, data: Any) -> None:
        """Change the response to this JSON, in the encoding of the mock: data that is the same is no difference."""
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        self.send(text.encode("utf-8", "backslashreplace"))

    def send_raw(self, head: str, body: bytes | None = None) -> None:
        """Change the response to exactly these lines and this body, after which the connection ends."""
        text = head.encode("latin-1") + b"\r\n\r\n" + (self.reply.body if body is None else body)
        self.reply = self.reply._replace(wire=Wire(garbage=text))

    def refuse(self, status: int, message: str) -> None:
        """Respond with an error in the vendor's form."""
        number = self.server.count("refusals")
        told = {
            "requestId": f"00000000-0000-4000-8000-{number:012}",
            "statusCode": status,
            "timestamp": "2026-01-01T00:00:00.000Z",
            "path": self.path,
            "message": message,
        }
        self.reply = Reply(status, (("content-type", "application/json; charset=utf-8"),), b"")
        self.send_data(told)

    def crash(self) -> None:
        """Respond with 500."""
        self.refuse(500, "Internal server error")


Change = Callable[[Call], None]


def unchanged(call: Call) -> None:
    """Change nothing."""


class Around(NamedTuple):
    """What is done before and after the mock; the mock is not asked if *before* makes a response."""

    before: Change = unchanged
    after: Change = unchanged


class FaultyMock:
    """The mock with a fault. *counts* and *memory* are what the fault remembers."""

    def __init__(self, fault: Fault, seed: int, clock: str, key: str) -> None:
        self.seed, self.clock, self.key = seed, clock, key
        self.plant(fault)

    def plant(self, fault: Fault) -> None:
        """Start over with another fault."""
        self.fault = fault
        self.mock = Mock(
            clock=self.clock,
            seed=self.seed,
            keys=[{"key": self.key, "credits": CREDITS}],
            outcomes={"succeeded": 3, "failed": 1},
        )
        self.jobs: dict[str, Known] = {}
        self.counts: Counter[str] = Counter()
        self.memory: Json = {}
        self._present: list[Call] = []

    def handle(self, request: Request) -> Reply | Awaitable[Reply]:
        """Respond to a request: at once, or after the delay of the fault, so that calls overlap."""
        call = Call(self, request)
        if call.path.startswith("/__mock/"):
            return self.mock.handle_remote(request)
        return self._later(call) if self.fault.delay and call.address else self._handled(call)

    def count(self, name: str) -> int:
        """Count, and return how many there are now."""
        self.counts[name] += 1
        return self.counts[name]

    async def _later(self, call: Call) -> Reply:
        for other in self._present:
            other.others.append(call)
            call.others.append(other)
        self._present.append(call)
        try:
            await asyncio.sleep(self.fault.delay)
            return self._handled(call)
        finally:
            self._present.remove(call)

    def _handled(self, call: Call) -> Reply:
        around = self.fault.around
        applies = around is not None and (not call.address or call.address in self.fault.addresses)
        if applies:
            around.before(call)
        if call.reply is NO_REPLY:
            call.reply = self.mock.handle_remote(call.request)
        self._remember(call)
        if applies:
            around.after(call)
        return call.reply

    def _remember(self, call: Call) -> None:
        """Set the job of the call."""
        if call.situation == "created" and "id" in call.data:
            name, among = call.data["id"], [other for other in call.others if other.route == "create"]
            call.job = Known(name, len(self.jobs) + 1, call.address, call.body, self.mock.now, among)
            self.jobs[name] = call.job
        elif call.route == "fetch" and call.ids:
            call.job = self.jobs.get(call.ids[0])
            if call.job is not None and call.situation in STATES:
                call.job.states.append(call.situation)
        elif call.route == "asset":
            call.job = next((job for name, job in self.jobs.items() if name in call.path), None)


def _object(text: bytes) -> Json:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
