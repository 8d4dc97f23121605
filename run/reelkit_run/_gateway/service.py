"""The service behind the gateway, and the only module of this package that imports the wrapper.

A create is sent with the flows and the journal of the wrapper: its intent is durable before it is sent, and if its
response is lost, its job is looked up in the service's logs. What is sent is the request of the program, with the API
key in place of the made-up one.
"""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx

from reelkit import InvalidRequest, JournalError, OverBudget, ReelkitError, Retry, SubmissionUnknown
from reelkit._cli.support.results import error_text
from reelkit._client.core import Core
from reelkit._effects import Dispatch, Flow
from reelkit._flows.budget import BatchTerms, Budget
from reelkit._flows.create import CLIENT_REQUEST_ID, renewed_id
from reelkit._flows.purchase import buy
from reelkit._io import http
from reelkit._io.async_driver import AsyncDriver
from reelkit._io.har_recorder import Recorder
from reelkit._io.network import Limit
from reelkit._io.settings import MAX_BYTES, Settings, find_base_url, find_key
from reelkit._io.unrecorded import UNRECORDED
from reelkit._journal.journal import Journal, default_path
from reelkit._prices.estimates import Prices
from reelkit._protocol.decoding import ASKED
from reelkit._protocol.job_state import JobState
from reelkit._protocol.request import Prepared
from reelkit_mock import Reply, Request
from reelkit_run._errors import RunError
from reelkit_run._gateway.replies import (
    FOUND,
    FREE,
    HOP,
    MARK,
    PACKED,
    STOPPED,
    UNKNOWN,
    WITHOUT_BODY,
    cut_reply,
    error_reply,
    json_reply,
)
from reelkit_specs import KEY_HEADERS

CREATE_SECONDS = 60.0  # for the response to a create; then its job is looked up
SEARCH_SECONDS = 900.0  # for that, as a client does by default
SECONDS = 600.0  # for any other response; programs have timeouts of their own
MOST = 10_000  # requests at once
FILES = ("video/", "audio/", "image/", "application/octet-stream")  # content types; only the key itself is masked
LARGEST = 100 * 1024**2  # bytes of a response, which is kept until it is complete
VALID_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")  # the service ignores any other client request id
# Set anew; or a way to hide a request that costs money behind a GET.
LEFT_OUT = HOP | {
    *("host", "expect", "accept-encoding", "x-http-method", "x-http-method-override", "x-method-override"),
}


class Service:
    """The service, which is sent the real API key; *made_up* is the API key that the program has.

    *limit* is the maximum number of credits to spend; *record* is a file for the traffic.
    """

    def __init__(self, made_up: str, limit: float | None, record: Path | None, transport: Any = None) -> None:
        try:
            self._settings = _settings()
            self._recorder = None if record is None else Recorder(record, self._settings.key)
            core = _Core(self._settings, Budget(limit))
            if limit is not None:
                core.budget.prices = core.prices()
        except ReelkitError as failure:
            raise RunError(error_text(failure)) from None
        self._made_up = made_up
        self._core = core
        self._driver = AsyncDriver(self._settings, _Transport(self._carry))
        self._clients = {
            is_create: http.open_async_client(self._settings, transport, for_creates=is_create).real
            for is_create in (False, True)
        }
        self._used: set[str] = set()  # client request ids
        self.sent = 0  # requests of the program that were sent

    @property
    def base_url(self) -> str:
        """The base URL of the service."""
        return self._settings.base_url

    @property
    def spent(self) -> float:
        """The credits spent, as reported or else estimated."""
        return self._core.budget.spent

    @property
    def bought(self) -> int:
        """How many creates were accepted, or may have been."""
        return self._core.purchases

    async def send(self, request: Request) -> Reply:
        """Send a request that is not a create, and return the response."""
        self.sent += 1
        try:
            received = await self._exchange(self._outgoing(request), is_create=request.method not in FREE)
        except http.FAILURES as failure:
            reason = self._settings.key.hide_in_text(f"{type(failure).__name__}: {failure}")
            return error_reply(502, f"{self.base_url} cannot be reached: {reason}")
        return self._reply(received, request.method)

    async def create(self, request: Request, body: dict[str, Any]) -> Reply:
        """Send a create once, and return the response, or one with the job that the service's logs have."""
        given = request.headers.get(CLIENT_REQUEST_ID.lower(), "")
        # An id that the program uses for several creates would find the job of another one.
        is_usable = VALID_ID.fullmatch(given) and given not in self._used
        client_request_id = given if is_usable else os.urandom(16).hex()
        self._used.add(client_request_id)
        named = {**request.headers, CLIENT_REQUEST_ID.lower(): client_request_id}
        sending = self._core.sending[client_request_id] = _Sending(request._replace(headers=named))
        try:
            prepared = self._core.prepare(body)
            flow = buy(self._core, prepared, None, client_request_id=client_request_id)
            job = await self._driver.run(flow)
        except OverBudget as refusal:
            return error_reply(STOPPED, f"reelkit run --max-credits stops this create: {refusal}")
        except SubmissionUnknown as unknown:
            return error_reply(UNKNOWN, str(unknown))
        except ReelkitError as failure:
            if isinstance(failure, JournalError) and failure.job_id is not None:  # it was bought, but not written
                return _found(failure.job_id, client_request_id)
            if sending.reply is not None:
                return sending.reply
            return error_reply(400 if isinstance(failure, InvalidRequest) else 502, str(failure))
        finally:
            del self._core.sending[client_request_id]
        if job.answer is not None and sending.reply is not None and sending.reply.wire is None:
            return sending.reply
        return _found(job.id, client_request_id)

    async def finish_creates(self) -> None:
        """Send no further create, and wait for the responses to those that are under way."""
        self._driver.stop_creates()
        await self._driver.finish_creates(CREATE_SECONDS)

    async def close(self) -> None:
        """Close the connections and the journal."""
        await self._driver.close()
        for client in self._clients.values():
            await client.aclose()
        await self._driver.run(self._core.close())

    async def _carry(self, request: httpx.Request) -> httpx.Response:
        """Carry out a request of the wrapper's flows; in place of a create, the request of the program."""
        sending = self._core.sending.get(request.headers.get(CLIENT_REQUEST_ID, ""))
        if sending is None:
            received = await self._exchange(request, is_create=False)
        else:
            self.sent += 1
            outgoing = self._outgoing(sending.request)
            outgoing.extensions["timeout"] = request.extensions["timeout"]
            assert sending.dispatch is not None  # set before it is sent
            try:
                received = await self._exchange(outgoing, is_create=True)
            except http.FAILURES:
                self._core.budget.lost(sending.dispatch)  # others need not wait while its job is looked up
                raise
            if received.status >= 300:
                self._core.budget.lost(sending.dispatch)
            sending.reply = self._reply(received, request.method)
        return httpx.Response(received.status, headers=received.unpacked(), content=received.body)

    async def _exchange(self, request: httpx.Request, *, is_create: bool) -> "_Received":
        entry = UNRECORDED if self._recorder is None else self._recorder.entry(request)
        with entry:
            response = await self._clients[is_create].send(request, stream=True)
            entry.answered(response)
            body, reason = bytearray(), None
            try:
                async for piece in http.async_chunks(response):
                    body += piece
                    if len(body) > LARGEST:
                        reason = http.TOO_LONG
                        break
            except http.FAILURES as failure:
                reason = type(failure).__name__
            finally:
                await response.aclose()
            received = _Received(response.status_code, response.headers, bytes(body), reason is not None)
            if received.is_cut or not received.is_file:  # files are not recorded
                entry.received(received.body, reason)
        return received

    def _reply(self, received: "_Received", method: str) -> Reply:
        """The response for the program, without the API key, and cut off if it was."""
        key = self._settings.key
        if received.is_file:  # to look for every spelling takes long in what is no text
            real = self._real_key().encode()
            body = received.body.replace(real, b"*" * len(real))
        else:
            body = key.hide(received.body)
        headers = tuple(
            (name.decode("latin-1").lower(), key.hide_in_text(value.decode("latin-1")))
            for name, value in received.unpacked()
        )
        if received.is_cut:
            return cut_reply(received.status, headers, body)
        if method == "HEAD" or received.status in WITHOUT_BODY:
            length = received.headers.get("content-length")
        else:
            length = str(len(body))
        return Reply(received.status, (*headers, ("content-length", length)) if length else headers, body)

    def _real_key(self) -> str:
        return self._settings.key.header().removeprefix("Bearer ")

    def _outgoing(self, request: Request) -> httpx.Request:
        """The request of the program for the service: its target is unchanged, and the made-up key is replaced."""
        named = {name.strip().lower() for name in request.headers.get("connection", "").split(",")}
        named.discard(CLIENT_REQUEST_ID.lower())  # without it, a lost create is not found
        headers = {name: value for name, value in request.headers.items() if name not in LEFT_OUT | named}
        for name in KEY_HEADERS & headers.keys():
            headers[name] = headers[name].replace(self._made_up, self._real_key())
        headers["accept-encoding"] = ASKED
        if request.method not in FREE:
            headers["connection"] = "close"  # a second response could be left on it, as in the client
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        url = self.base_url + request.target
        outgoing = httpx.Request(request.method, url, headers=raw, content=request.body or None)
        path = urlsplit(self.base_url).path
        outgoing.extensions["target"] = f"{path}{request.target}".encode("latin-1")  # httpx would normalize it
        outgoing.extensions["timeout"] = Limit(SECONDS, time.monotonic() + SECONDS).extension()
        return outgoing


def _found(job_id: str, client_request_id: str) -> Reply:
    """A response to a create in place of one that was lost or has no id that can be read."""
    mark = ((MARK, FOUND), ("x-client-request-id", client_request_id))
    return json_reply(200, {"id": job_id, "status": "queued"}, mark)


def _settings() -> Settings:
    """The settings of the wrapper, which finds the key, the service and the journal as its commands do."""
    return Settings(
        key=find_key(None),
        base_url=find_base_url(None),
        request_timeout=CREATE_SECONDS,
        deadline=SEARCH_SECONDS,
        poll=None,
        retry=Retry(attempts=1),  # the program decides whether it tries again after a refusal
        max_in_flight=MOST,
        max_creates_in_flight=MOST,
        strict_rules=False,  # the service decides what it accepts
        max_bytes=MAX_BYTES,
        on_event=None,
        journal=Journal(default_path()),
    )


class _Sending:
    """A create under way: the request of the program, and the response of the service."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.reply: Reply | None = None
        self.dispatch: Dispatch | None = None


class _Received(NamedTuple):
    """A response with its body unpacked. *is_cut* if the connection ended before it was complete."""

    status: int
    headers: httpx.Headers
    body: bytes
    is_cut: bool

    @property
    def is_file(self) -> bool:
        """Whether it is a file, such as a video."""
        kind: str = self.headers.get("content-type", "")
        return kind.startswith(FILES)

    def unpacked(self) -> list[tuple[bytes, bytes]]:
        """The headers that hold for the unpacked body, as they were sent."""
        return [(name, value) for name, value in self.headers.raw if name.decode("latin-1").lower() not in PACKED]


class _Core(Core):
    """The decisions of a client, for creates that a program wrote: within a budget, and to one address alone."""

    __slots__ = ("budget", "purchases", "sending")

    def __init__(self, settings: Settings, budget: Budget) -> None:
        super().__init__(settings, "universal")
        self.budget = budget
        self.purchases = 0
        self.sending: dict[str, _Sending] = {}

    def create(
        self,
        prepared: Prepared,
        client_request_id: str,
        renew: Callable[[], Flow[str]] = renewed_id,
        dispatch: Dispatch | None = None,
        terms: BatchTerms | None = None,
        deadline: float | None = None,
        intend: Callable[[str], Flow[None]] | None = None,
    ) -> Flow[JobState]:
        """Send a create, unless it may exceed the limit."""
        assert dispatch is not None  # `buy` has one, and an intent
        assert intend is not None
        if self.budget.limit is not None and not _has_known_price(prepared, self.budget.prices):
            raise OverBudget(f"the price of this {prepared.kind.model} video is unknown; nothing was bought")
        sending = self.sending[client_request_id]
        sending.dispatch = dispatch
        address = sending.request.target.partition("?")[0]  # that the program chose, and the journal is to keep
        # Without its model, because the flow would try the other address of the model after a 404.
        alone = prepared._replace(model=None)
        create = super().create(alone, client_request_id, renew, dispatch, terms, deadline, lambda _: intend(address))
        return self._counted(self.budget.limited(create, prepared, dispatch), dispatch)

    def _counted(self, create: Flow[JobState], dispatch: Dispatch) -> Flow[JobState]:
        try:
            return (yield from create)
        finally:
            self.purchases += dispatch.is_open


def _has_known_price(prepared: Prepared, prices: Prices) -> bool:
    """Whether there is an estimate for exactly this resolution and duration, which the contract must know."""
    fields = {field.name: field for field in prepared.model.fields} if prepared.model else {}
    for name in ("resolution", "duration"):
        value = prepared.body.get(name)
        if value is not None and (name not in fields or not _is_listed(value, fields[name].enum)):
            return False
    return prices.estimate(prepared) is not None


def _is_listed(value: Any, listed: tuple[Any, ...]) -> bool:
    """Whether a contract lists a value, as it is written: 8.0 may be priced in another way than 8."""
    if not listed:
        return type(value) in (int, str)
    return any(type(value) is type(each) and value == each for each in listed)


class _Transport(httpx.AsyncBaseTransport):
    """A transport for the wrapper's driver."""

    def __init__(self, carry: Callable[[httpx.Request], Any]) -> None:
        self._carry = carry

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response: httpx.Response = await self._carry(request)
        return response
