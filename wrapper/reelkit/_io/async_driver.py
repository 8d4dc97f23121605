"""The driver of the asynchronous client: the same as `driver`, with await."""

import asyncio
import contextlib
import functools
import time
from collections.abc import AsyncGenerator, AsyncIterator
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
from reelkit._io.settings import Settings, leaving
from reelkit._system.executor import DISK, REMOTE, SharedThread, in_thread, start_lookup
from reelkit._system.files import PartialFile
from reelkit._system.fork import keep, reset_after_fork

T = TypeVar("T")


class AsyncDriver:
    """Carries out the effects of many flows at the same time, with a limited number of requests in flight."""

    def __init__(self, settings: Settings, transport: Any) -> None:
        self._settings = settings
        self._transport = transport
        self._clients: dict[tuple[bool, bool], http.Connections] = {}
        self._is_closed = False
        self._is_used_up = False
        self._forks = 0  # between the process that made it and this one
        self.notifier = Notifier(settings)
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """After a fork: create new locks, and forget inherited connections and the event loop."""
        for client in self._clients.values():
            self._is_used_up = http.holds_connections(self._transport)
            keep(client)  # the parent's loop watches the same sockets: closing them here would close them there
        self._clients = {}
        self._forks += 1
        self._loop: asyncio.AbstractEventLoop | None = None
        self._writes: SharedThread[Write, Any] = SharedThread(self._settings.written_together)
        self._slots = asyncio.Semaphore(self._settings.max_in_flight)
        self._create_slots = asyncio.Semaphore(self._settings.max_creates_in_flight)
        self._creates: dict[Dispatch, asyncio.Future[None]] = {}  # under way, each with its end
        self._sends_creates = True
        self._download_slots = asyncio.Semaphore(self._settings.max_in_flight)  # separate, because they may take long

    def stop_creates(self) -> int:
        """Send no further create. Returns how many are under way."""
        self._sends_creates = False
        return len(self._ends_of_creates())

    async def finish_creates(self, seconds: float) -> None:
        """Wait for the responses to the creates that are under way."""
        if ends := self._ends_of_creates():
            await asyncio.wait(ends, timeout=seconds)

    def _ends_of_creates(self) -> list[asyncio.Future[None]]:
        return [end for dispatch, end in self._creates.items() if dispatch.is_open]

    def new_body(self) -> http.OpenBody:
        """A body to be opened by a flow and then read."""
        return http.OpenBody()

    async def run(self, flow: Flow[T], into: "PartialFile | http.OpenBody | None" = None) -> T:
        """Run a flow and return its result. Errors and cancellation are thrown into it: it may write to the journal."""
        forks = self._forks
        try:
            item = next(flow)
            while True:
                thrown: BaseException | None = None
                try:
                    if isinstance(item, Pause):  # here, not deeper: a waiting job should need little memory
                        await asyncio.sleep(clock.seconds_to_sleep(*item))
                    sent = await self._carry_out(item, into)
                except BaseException as error:
                    thrown = masked(error, self._settings.key)
                if self._forks != forks:  # a copy of the parent's task, which continues there: the flow writes nothing
                    raise thrown or ReelkitError(http.OF_THE_PARENT)
                # Not in the except block: the error of a transport, which may show the API key, would be the context.
                item = flow.send(sent) if thrown is None else flow.throw(thrown)
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            thrown = None  # breaks the cycle of the error and this frame
            flow.close()  # in case of Ctrl-C between two steps

    async def events(self, flow: Flow[Any]) -> AsyncGenerator[Event, None]:
        """Run a flow and yield its events."""
        sent: Any = None
        while True:
            try:
                item = flow.send(sent)
            except StopIteration:
                return
            if isinstance(item, Pause):
                await asyncio.sleep(clock.seconds_to_sleep(*item))
            thrown: BaseException | None = None
            try:
                sent = await self._carry_out(item, None)
            except BaseException as error:
                thrown = masked(error, self._settings.key)
            if thrown is not None:
                raise thrown
            if isinstance(item, Event):
                yield item

    async def _carry_out(self, item: Effect, into: "PartialFile | http.OpenBody | None") -> Any:
        if isinstance(item, Call):
            return await self._call(item)
        if isinstance(item, Get):
            assert into is not None  # only downloads yield it, and they pass their file
            return await self._get(item, into)
        if isinstance(item, Event):
            self.notifier.event(item)
        elif isinstance(item, Note):
            self.notifier.note(item)
        elif isinstance(item, Write):
            return await self._written(item)
        elif isinstance(item, Disk):
            return await in_thread(item.act, REMOTE if item.is_remote else DISK)
        elif item is AHEAD:
            return clock.ahead()
        return clock.now() if item is NOW else None

    async def _written(self, item: Write) -> Any:
        if item.is_alone:
            return await in_thread(lambda: self._settings.written(item))
        return await self._writes.result(item)

    async def _call(self, call: Call) -> Outcome:
        self.client(for_creates=call.dispatch is not None)  # before the semaphore, which belongs to a loop as well
        await asyncio.sleep(clock.seconds_to_sleep(call.delay))
        needed = (self._slots,) if call.dispatch is None else (self._create_slots, self._slots)
        with contextlib.ExitStack() as held:
            try:
                async with asyncio.timeout(None if call.until is None else max(0.0, call.until - clock.now())):
                    for slots in needed:  # a fork may replace the attributes
                        await slots.acquire()
                        held.callback(slots.release)
                if call.dispatch is not None:
                    end = self._creates[call.dispatch] = asyncio.get_running_loop().create_future()
                    held.callback(end.set_result, None)
                    held.callback(self._creates.pop, call.dispatch)
            except TimeoutError:
                return Failure(http.NO_SLOT, False, clock.now())
            try:
                return await self._send(call)
            except TimeoutError:
                return Failure("the response takes too long", True, clock.now())
            except Exception as error:
                return http.failure(error, self._settings, clock.now())

    async def _send(self, call: Call) -> Outcome:
        allowed = call.time_allowed(clock.now())
        client = self.client(for_creates=call.dispatch is not None)
        body = bytearray()
        response: Any = None
        try:
            # Without a near deadline httpx times out first: it knows whether the connection was established.
            async with asyncio.timeout(allowed if call.until is not None else allowed + 1.0):
                request = http.call_request(self._settings, call, allowed)
                if (dispatch := call.dispatch) is not None:
                    leave = functools.partial(self._leave, dispatch, allowed)
                    if http.reports_sending(self._transport):
                        request.extensions["trace"] = http.async_trace_leaving(dispatch, leave)
                    else:
                        await leave()
                        dispatch.check_permit()
                        dispatch.left()
                with self._settings.recorded(request) as entry:
                    response = await client.send(request)
                    entry.answered(response)
                    reason = None
                    try:
                        async for piece in http.async_chunks(response):
                            body += piece
                            if len(body) > http.MAX_RESPONSE_SIZE:
                                reason = http.TOO_LONG
                                body = http.cut_off(body, self._settings)
                                break
                    except Exception as error:  # an httpx error, or else it is raised again: what arrived is incomplete
                        reason = http.failure(error, self._settings, 0.0).reason
                    finally:
                        await response.aclose()
                    entry.received(bytes(body), reason)
        except TimeoutError:
            if response is None:  # otherwise the incomplete response may have the id
                raise
        return http.reply(response.status_code, response.headers, bytes(body), self._settings, clock.now())

    async def _leave(self, dispatch: Dispatch, seconds: float) -> None:
        if not self._sends_creates:
            await asyncio.get_running_loop().create_future()  # until this task is cancelled
        if (writing := leaving(dispatch, seconds)) is not None:
            dispatch.allow(await self._written(writing))

    async def _get(self, get: Get, into: "PartialFile | http.OpenBody") -> Received:
        self.client(for_files=True)  # before the semaphore, which belongs to a loop as well
        await asyncio.sleep(clock.seconds_to_sleep(get.delay))
        start, download_slots = time.monotonic(), self._download_slots
        try:
            async with asyncio.timeout(get.allowed):
                await download_slots.acquire()
        except TimeoutError:
            return Received(0, {}, into.size, http.NO_SLOT, clock.now(), time.monotonic() - start)
        try:
            got = await self._receive(get, into, start + get.allowed)
        finally:
            download_slots.release()
        return got._replace(took=time.monotonic() - start)

    async def _receive(self, get: Get, into: "PartialFile | http.OpenBody", end: float) -> Received:
        client = self.client(for_files=True)
        limit = Limit(get.timeout, min(end, time.monotonic() + get.timeout))
        try:
            async with asyncio.timeout(limit.until - time.monotonic()):
                prepare = functools.partial(http.file_request, client, self._settings, get, limit)
                if client.destinations is not None and client.destinations.is_settled():
                    request = prepare()
                else:  # in a thread, because it may look the service up
                    request = await asyncio.wrap_future(start_lookup(prepare))
                with self._settings.recorded(request) as entry:
                    response = await client.send(request)
                    entry.answered(response)
        except TimeoutError:
            return Received(0, {}, into.size, http.OUT_OF_TIME, clock.now())
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
                async with asyncio.timeout(end - time.monotonic()):
                    requested_at = time.monotonic()
                    async for piece in http.async_chunks(response):
                        arrived_at = time.monotonic()
                        into.write(piece)
                        if into.size > self._settings.max_bytes:
                            break
                        if get.pace is not None and not get.pace(arrived_at - requested_at, len(piece)):
                            reason = http.TOO_SLOW
                            break
                        requested_at = time.monotonic()
        except DownloadFailed:
            raise
        except TimeoutError:
            reason = http.OUT_OF_TIME
        except Exception as error:
            reason = http.failure(error, self._settings, clock.now()).reason
        finally:
            if not isinstance(into, http.OpenBody) or into.response is None:  # its reader closes an open body
                await response.aclose()
        return Received(
            response.status_code, self._settings.key.hide_in(response.headers), into.size, reason, clock.now()
        )

    async def read(self, opened: http.OpenBody) -> AsyncIterator[bytes]:
        """The bytes of what a flow has opened."""
        chunks = http.async_chunks(opened.response)
        while True:
            opened.ask()
            requested_at = time.monotonic()
            broken: Exception | None = None
            try:
                async with asyncio.timeout(opened.left):
                    piece = await anext(chunks, None)
            except TimeoutError:
                piece, opened.left = b"", 0.0
            except Exception as error:
                broken = http.read_error(error, self._settings)
            if broken is not None:
                raise broken  # here, so that it has no __context__: the error of httpx may show the API key
            if piece is None:
                return
            opened.took(time.monotonic() - requested_at, len(piece), self._settings.max_bytes)
            if piece:
                yield piece

    def client(self, *, for_files: bool = False, for_creates: bool = False) -> http.Connections:
        """The httpx client, made when it is first needed and bound to the event loop of that moment.

        The client for files connects only to permitted hosts; the one for creates connects anew for each request.
        """
        loop = asyncio.get_running_loop()
        if self._is_closed:
            raise ReelkitError(http.CLOSED)
        if self._is_used_up:
            raise ReelkitError(http.INHERITED)
        if self._loop not in (None, loop):
            raise ReelkitError("this AsyncClient belongs to another event loop; create one in each event loop")
        # A transport that was given is one for all.
        purpose = (for_files, for_creates) if self._transport is None else (True, False)
        if (client := self._clients.get(purpose)) is None:
            files, creates = purpose
            client = http.open_async_client(self._settings, self._transport, for_files=files, for_creates=creates)
            self._loop, self._clients[purpose] = loop, client
        return client

    async def close(self) -> None:
        """Close the connections."""
        self._is_closed = True
        for client in self._clients.values():
            await client.real.aclose()
