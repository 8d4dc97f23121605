"""The driver of the asynchronous client: the same as `_sync`, with awaits."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from reelkit import _clock, _http
from reelkit._calls import NOW, Call, Event, Failure, Flow, Get, Item, Note, Outcome, Pause, Received, Write
from reelkit._errors import DownloadFailed, ReelkitError
from reelkit._settings import Settings
from reelkit._talk import Talk

if TYPE_CHECKING:
    from reelkit._files import PartialFile

T = TypeVar("T")


async def at_the_disk(work: Callable[[], T]) -> T:
    """Do this in a thread. A cancellation waits for it, and so does a second one: nobody can call a thread back."""
    working = asyncio.get_running_loop().run_in_executor(None, work)  # to_thread makes a task of it, at twice the cost
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        while not working.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([working])
        working.exception()  # heard, so that asyncio does not print it: the cancellation is what happened
        raise


class AsyncDriver:
    """Does what flows ask for; many flows at once, a limited number of requests at once."""

    def __init__(self, settings: Settings, transport: Any) -> None:
        self._settings = settings
        self._transport = transport
        self._client: Any = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._gate = asyncio.Semaphore(settings.max_in_flight)
        self._downloads = asyncio.Semaphore(settings.max_in_flight)  # their own, they may take long
        self._is_closed = False
        self.talk = Talk(settings)

    async def run(self, flow: Flow[T], into: "PartialFile | _http.Opened | None" = None) -> T:
        """The result of a flow. What goes wrong here is thrown into it, a cancellation too: it may have to note it."""
        try:
            item = next(flow)
            while True:
                try:
                    if isinstance(item, Pause):  # here and not deeper: a job that waits should hold little
                        await asyncio.sleep(_clock.seconds_to_sleep(item.seconds))
                    sent = await self._do(item, into)
                except BaseException as error:
                    item = flow.throw(error)
                else:
                    item = flow.send(sent)
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            flow.close()  # should Ctrl-C come between two steps

    async def events(self, flow: Flow[Any]) -> AsyncGenerator[Event, None]:
        """The events of a flow as they come."""
        sent: Any = None
        while True:
            try:
                item = flow.send(sent)
            except StopIteration:
                return
            if isinstance(item, Pause):
                await asyncio.sleep(_clock.seconds_to_sleep(item.seconds))
            sent = await self._do(item, None)
            if isinstance(item, Event):
                yield item

    async def _do(self, item: Item, into: "PartialFile | _http.Opened | None") -> Any:
        if isinstance(item, Call):
            return await self._call(item)
        if isinstance(item, Get):
            assert into is not None  # only downloads yield it, and they bring their file
            return await self._get(item, into)
        if isinstance(item, Event):
            self.talk.event(item)
        elif isinstance(item, Note):
            self.talk.note(item)
        elif isinstance(item, Write):
            return await at_the_disk(lambda: self._settings.written(item))
        return _clock.now() if item is NOW else None

    async def _call(self, call: Call) -> Outcome:
        self.client()  # before the gate, which belongs to a loop as well
        await asyncio.sleep(_clock.seconds_to_sleep(call.delay))
        try:
            async with asyncio.timeout(None if call.until is None else max(0.0, call.until - _clock.now())):
                await self._gate.acquire()
        except TimeoutError:
            return Failure(_http.CROWDED, False, _clock.now())
        try:
            return await self._send(call)
        except TimeoutError:
            return Failure("the answer takes too long", True, _clock.now())
        except Exception as error:
            return _http.failure(error, self._settings, _clock.now())
        finally:
            self._gate.release()

    async def _send(self, call: Call) -> Outcome:
        allowed = call.time_allowed(_clock.now())
        client = self.client()
        body = bytearray()
        # httpx has the first word where no deadline is near: it knows whether the connection ever came about.
        async with asyncio.timeout(allowed if call.until is not None else allowed + 1.0):
            request = _http.of_call(client, self._settings, call, allowed)
            if call.leaving is not None:
                call.leaving()
            with self._settings.recorded(request) as entry:
                response = await client.send(request, stream=True)
                entry.answered(response)
                reason = None
                try:
                    async for chunk in response.aiter_bytes():
                        body += chunk
                        if len(body) > _http.LARGEST_ANSWER:
                            reason = _http.CUT_OFF
                            break
                except Exception as error:  # one of httpx's, or it goes on: what came is torn
                    reason = _http.failure(error, self._settings, 0.0).reason
                finally:
                    await response.aclose()
                entry.received(bytes(body), reason)
        return _http.reply(response.status_code, response.headers, bytes(body), self._settings, _clock.now())

    async def _get(self, get: Get, into: "PartialFile | _http.Opened") -> Received:
        async with self._downloads:
            return await self._receive(get, into)

    async def _receive(self, get: Get, into: "PartialFile | _http.Opened") -> Received:
        from reelkit._download import placement  # here: many clients never save

        client = self.client()
        await asyncio.sleep(_clock.seconds_to_sleep(get.delay))
        try:
            request = _http.of_get(client, self._settings, get)
            with self._settings.recorded(request) as entry:
                response = await client.send(request, stream=True)
                entry.answered(response)
        except Exception as error:
            failed = _http.failure(error, self._settings, _clock.now())
            return Received(0, {}, into.size, failed.reason, failed.at)
        reason = None
        try:
            offset = placement(response.status_code, response.headers, get.have)
            if isinstance(into, _http.Opened):
                into.response = response if offset is not None else None
            elif offset is not None:
                into.start_at(offset)
                async for chunk in response.aiter_bytes():
                    into.write(chunk)
                    if into.size > self._settings.max_bytes:
                        break
        except DownloadFailed:
            raise
        except Exception as error:
            reason = _http.failure(error, self._settings, _clock.now()).reason
        finally:
            if not isinstance(into, _http.Opened) or into.response is None:  # its reader closes what was opened
                await response.aclose()
        return Received(
            response.status_code, self._settings.key.hide_in(response.headers), into.size, reason, _clock.now()
        )

    async def read(self, opened: _http.Opened) -> AsyncIterator[bytes]:
        """The bytes of what a flow has opened."""
        try:
            async for chunk in opened.response.aiter_bytes():
                yield chunk
        except Exception as error:
            raise _http.broken_off(error, self._settings) from None

    def client(self) -> Any:
        """The httpx client, made when it is first needed and bound to the event loop of that moment."""
        loop = asyncio.get_running_loop()
        if self._is_closed:
            raise ReelkitError(_http.CLOSED)
        if self._client is None:
            self._loop, self._client = loop, _http.open_async_client(self._settings, self._transport)
        elif self._loop is not loop:
            raise ReelkitError("this AsyncClient belongs to another event loop; make one in each loop that needs it")
        return self._client

    async def close(self) -> None:
        """Close the connections."""
        self._is_closed = True
        if self._client is not None:
            await self._client.aclose()
