"""The driver of the synchronous client: runs flows with a clock, a socket and a file."""

import contextlib
import functools
import threading
import time
from collections.abc import Generator, Iterator
from typing import Any, TypeVar

from reelkit._effects import (
    AHEAD,
    NOW,
    Call,
    Disk,
    Dispatch,
    Effect,
    Event,
    Failure,
    Flow,
    Get,
    Note,
    Outcome,
    Pause,
    Received,
    Write,
)
from reelkit._errors import DownloadFailed, ReelkitError
from reelkit._flows.download import placement
from reelkit._io import clock, http
from reelkit._io.masking import masked
from reelkit._io.network import Limit
from reelkit._io.notify import Notifier
from reelkit._io.settings import Settings
from reelkit._system.files import PartialFile
from reelkit._system.fork import reset_after_fork
from reelkit._system.signals import Users

T = TypeVar("T")


class Driver:
    """Carries out the effects of a flow, one at a time."""

    def __init__(self, settings: Settings, transport: Any) -> None:
        self._settings = settings
        self._transport = transport
        self._clients: dict[tuple[bool, bool], http.Connections] = {}
        self._is_closed = False
        self._is_used_up = False
        self.notifier = Notifier(settings)
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """After a fork: create new locks, and close inherited connections."""
        for client in self._clients.values():
            self._is_used_up = http.holds_connections(self._transport)
            client.close_in_child()
        self._clients = {}
        self._lock = threading.Lock()
        self._users = Users()  # of the httpx clients, which have locks of their own
        self._slots = threading.BoundedSemaphore(self._settings.max_in_flight)
        self._create_slots = threading.BoundedSemaphore(self._settings.max_creates_in_flight)
        self._creates: set[Dispatch] = set()  # under way
        self.is_interrupted = False
        self._download_slots = threading.BoundedSemaphore(
            self._settings.max_in_flight
        )  # separate, because they may take long

    def interrupt(self) -> bool:
        """Raise KeyboardInterrupt once the create that is under way has ended. Returns False if there is none."""
        self.is_interrupted = any(dispatch.is_open for dispatch in self._creates)
        return self.is_interrupted

    def new_body(self) -> http.OpenBody:
        """A body to be opened by a flow and then read."""
        return http.OpenBody()

    def run(self, flow: Flow[T], into: "PartialFile | http.OpenBody | None" = None) -> T:
        """Run a flow and return its result. Errors and Ctrl-C are thrown into it: it may write to the journal."""
        try:
            item = next(flow)
            while True:
                thrown: BaseException | None = None
                try:
                    sent = self._carry_out(item, into)
                except BaseException as error:
                    thrown = masked(error, self._settings.key)
                # Not in the except block: the error of a transport, which may show the API key, would be the context.
                item = flow.send(sent) if thrown is None else flow.throw(thrown)
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            thrown = None  # breaks the cycle of the error and this frame
            flow.close()  # in case of Ctrl-C between two steps

    def steps(self, flow: Flow[Any]) -> Generator[Event, None, None]:
        """Run a flow and yield its events."""
        sent: Any = None
        while True:
            try:
                item = flow.send(sent)
            except StopIteration:
                return
            thrown: BaseException | None = None
            try:
                sent = self._carry_out(item, None)
            except BaseException as error:
                thrown = masked(error, self._settings.key)
            if thrown is not None:
                raise thrown
            if isinstance(item, Event):
                yield item

    def _carry_out(self, item: Effect, into: "PartialFile | http.OpenBody | None") -> Any:
        if self.is_interrupted and isinstance(item, Call | Get | Pause):  # what is known is still written
            raise KeyboardInterrupt
        if isinstance(item, Call):
            return self._call(item)
        if isinstance(item, Get):
            assert into is not None  # only downloads yield it, and they pass their file
            return self._get(item, into)
        if isinstance(item, Pause):
            _sleep(*item)
        elif isinstance(item, Event):
            self.notifier.event(item)
        elif isinstance(item, Note):
            self.notifier.note(item)
        elif isinstance(item, Write):
            return self._settings.written(item)
        elif isinstance(item, Disk):
            return item.act()
        elif item is AHEAD:
            return clock.ahead()
        return clock.now() if item is NOW else None

    def _call(self, call: Call) -> Outcome:
        _sleep(call.delay)
        needed = (self._slots,) if call.dispatch is None else (self._create_slots, self._slots)
        with contextlib.ExitStack() as held:
            for slots in needed:  # a fork may replace the attributes
                left = None if call.until is None else min(max(0.0, call.until - clock.now()), threading.TIMEOUT_MAX)
                if not slots.acquire(timeout=left):
                    return Failure(http.NO_SLOT, False, clock.now())
                held.callback(slots.release)
            if call.dispatch is not None:
                self._creates.add(call.dispatch)
                held.callback(self._creates.discard, call.dispatch)
            try:
                with self._users.using(self.close):
                    return self._send(call)
            except Exception as error:
                return http.failure(error, self._settings, clock.now())

    def _send(self, call: Call) -> Outcome:
        start = clock.now()
        allowed = call.time_allowed(start)
        client = self.client(for_creates=call.dispatch is not None).real
        request = http.call_request(self._settings, call, allowed)
        if (dispatch := call.dispatch) is not None:
            if http.reports_sending(self._transport):
                leave = functools.partial(self._settings.leave, dispatch, allowed)
                request.extensions["trace"] = http.trace_leaving(dispatch, leave)
            else:
                self._settings.leave(dispatch, allowed)
                dispatch.check_permit()
                dispatch.left()
        with self._settings.recorded(request) as entry:
            response = client.send(request, stream=True)
            entry.answered(response)
            body = bytearray()
            reason = None
            try:
                for piece in http.pieces(response):
                    body += piece
                    if len(body) > http.MAX_RESPONSE_SIZE or clock.now() - start > allowed:
                        reason = http.TOO_LONG
                        body = http.cut_off(body, self._settings)
                        break
            except (
                Exception
            ) as error:  # an httpx error, or else it is raised again: what arrived is an incomplete response
                reason = http.failure(error, self._settings, 0.0).reason
            finally:
                response.close()
            entry.received(bytes(body), reason)
        return http.reply(response.status_code, response.headers, bytes(body), self._settings, clock.now())

    def _get(self, get: Get, into: "PartialFile | http.OpenBody") -> Received:
        _sleep(get.delay)
        start, download_slots = time.monotonic(), self._download_slots
        if not download_slots.acquire(timeout=min(get.allowed, threading.TIMEOUT_MAX)):
            return Received(0, {}, into.size, http.NO_SLOT, clock.now(), time.monotonic() - start)
        try:
            with self._users.using(self.close):
                got = self._receive(get, into, start + get.allowed)
        finally:
            download_slots.release()
        return got._replace(took=time.monotonic() - start)

    def _receive(self, get: Get, into: "PartialFile | http.OpenBody", end: float) -> Received:
        client = self.client(for_files=True)
        limit = Limit(get.timeout, min(end, time.monotonic() + get.timeout))
        try:
            request = http.file_request(client, self._settings, get, limit)
            with self._settings.recorded(request) as entry:
                response = client.real.send(request, stream=True)
                entry.answered(response)
        except Exception as error:
            failed = http.failure(error, self._settings, clock.now())
            return Received(0, {}, into.size, failed.reason, failed.at)
        reason, limit.until = None, end
        try:
            offset = placement(response.status_code, response.headers, get.have)
            if isinstance(into, http.OpenBody):
                if offset is not None:
                    into.begin(response, get, limit, end - time.monotonic())
            elif offset is not None:
                into.start_at(offset)
                requested_at = time.monotonic()
                for piece in http.pieces(response):
                    arrived_at = time.monotonic()
                    into.write(piece)
                    if self._is_closed:
                        raise ReelkitError(http.CLOSED)
                    if into.size > self._settings.max_bytes:
                        break
                    if get.pace is not None and not get.pace(arrived_at - requested_at, len(piece)):
                        reason = http.TOO_SLOW
                        break
                    requested_at = time.monotonic()
                    if requested_at > end:
                        reason = http.OUT_OF_TIME
                        break
        except DownloadFailed:
            raise
        except Exception as error:
            reason = http.failure(error, self._settings, clock.now()).reason
        finally:
            if not isinstance(into, http.OpenBody) or into.response is None:  # its reader closes an open body
                response.close()
        return Received(
            response.status_code, self._settings.key.hide_in(response.headers), into.size, reason, clock.now()
        )

    def read(self, opened: http.OpenBody) -> Iterator[bytes]:
        """Yield the bytes of a body that a flow has opened."""
        chunks = http.pieces(opened.response)
        while True:
            opened.ask()
            requested_at = time.monotonic()
            broken: Exception | None = None
            try:
                with self._users.using(self.close):
                    piece = next(chunks, None)
            except Exception as error:
                broken = http.read_error(error, self._settings)
            if broken is not None:
                raise broken  # here, so that it has no __context__: the error of httpx may show the API key
            if piece is None:
                return
            opened.took(time.monotonic() - requested_at, len(piece), self._settings.max_bytes)
            if piece:
                yield piece

    def close_body(self, opened: http.OpenBody) -> None:
        """Close a body that a flow has opened."""
        with self._users.using(self.close):
            opened.response.close()

    def client(self, *, for_files: bool = False, for_creates: bool = False) -> http.Connections:
        """The httpx client, made when it is first needed.

        The client for files connects only to permitted hosts; the one for creates connects anew for each request.
        """
        with self._lock:
            if self._is_closed:
                raise ReelkitError(http.CLOSED)
            if self._is_used_up:
                raise ReelkitError(http.INHERITED)
            # A transport that was given is one for all.
            purpose = (for_files, for_creates) if self._transport is None else (True, False)
            if (client := self._clients.get(purpose)) is None:
                files, creates = purpose
                client = http.open_client(self._settings, self._transport, for_files=files, for_creates=creates)
                self._clients[purpose] = client
            return client

    def close(self) -> None:
        """Close the connections. In a signal handler: after the request that it interrupts."""
        self._is_closed = True
        if self._users.close_afterwards():
            return
        with self._lock:
            for client in self._clients.values():
                client.real.close()


def _sleep(delay: float, is_for_others: bool = False) -> None:
    if delay:  # sleeping for zero seconds takes a fifth of a request's time on loopback
        time.sleep(min(clock.seconds_to_sleep(delay, is_for_others), threading.TIMEOUT_MAX))
