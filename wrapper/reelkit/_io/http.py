"""The module of the drivers that uses httpx: builds its requests and translates its responses and exceptions."""

import contextlib
import functools
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from reelkit._effects import OVERLAP, Call, Dispatch, Failure, Get, Reply
from reelkit._errors import DownloadFailed, InvalidRequest, ReelkitError
from reelkit._flows.download import invalid_link_error
from reelkit._io.allowed_hosts import Destinations
from reelkit._io.http1.transport import Transport
from reelkit._io.log_filter import hide_in_logs
from reelkit._io.masking import masked
from reelkit._io.network import AsyncBackend, Backend, Limit, async_lookup, create_options, set_backends
from reelkit._io.settings import Settings, origin
from reelkit._protocol.decoding import ASKED, Decoder, DecodingError
from reelkit._system.executor import in_thread
from reelkit._system.input_files import UnusableFile
from reelkit._system.request_body import RequestBody

MAX_RESPONSE_SIZE = 10 * 1024**2  # bytes; a response about a job has a few hundred
KEPT_SIZE = 64 * 1024  # bytes that are kept of a larger response, which is never valid
SPELLED = 16 * 1024  # bytes that a key may take with all of its characters escaped
TOO_LONG = "the response is too large or too slow"
NO_SLOT = "no free request slot before the deadline (max_in_flight)"
OUT_OF_TIME = "the deadline has passed"
TOO_SLOW = "it is slower than min_progress"
CLOSED = "this client is closed; its jobs continue on the server, attach to them with another client"
OF_THE_PARENT = "this call continues in the parent process; make a new one in each process"
INHERITED = "the connections of this client's transport belong to the parent process; create a client in each process"

HEADERS = {"User-Agent": "reelkit", "Accept": "application/json"}  # of every request that does not set its own

# Requested without a proxy, as browsers do: a proxy would connect to itself.
LOOPBACK = ("all://127.0.0.1", "all://localhost", "all://[::1]")

CONNECTING = ("connection.", "proxy.", "socks.")  # httpcore's events before any part of a request is sent

# httpx raises UnicodeError for the host of a redirect, which it parses although it does not follow it.
FAILURES = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, DecodingError, UnicodeError)

UNREACHED = ("ConnectError", "ConnectTimeout", "PoolTimeout")


@functools.cache
def _ssl_context() -> ssl.SSLContext:
    context = httpx.create_ssl_context()  # reading the certificates takes 30 ms, so all clients share it
    context.set_alpn_protocols(["http/1.1"])  # as httpx does for each connection
    return context


class Connections:
    """An httpx client, synchronous or asynchronous, with its network backends."""

    def __init__(self, real: Any, destinations: Destinations | None, *backends: Backend) -> None:
        self.real = real
        self.destinations = destinations
        self._backends = backends

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Send a request of an asynchronous client. The body of the response is not read."""
        transport = self.real._transport
        if not isinstance(transport, Transport) or any(self.real._mounts.values()):
            response: httpx.Response = await self.real.send(request, stream=True)
            return response
        # Directly: what httpx does beside it, such as reading cookies, takes as long as sending the request.
        try:
            return await transport.handle_async_request(request)
        except httpx.RequestError as error:
            error.request = request
            raise

    def close_in_child(self) -> None:
        """Close the connections that a forked child has inherited; they stay open in the parent."""
        for backend in self._backends:
            backend.close_in_child()


def open_client(
    settings: Settings, transport: Any, *, for_files: bool = False, for_creates: bool = False
) -> Connections:
    """A synchronous httpx client."""
    hide_in_logs(settings.key)
    with _set_up():
        real = httpx.Client(**_options(settings, transport, for_creates))
        destinations = _destinations(settings, transport) if for_files else None
        if transport is not None:
            return Connections(real, destinations)
        socket_options = create_options(settings.recovery.settle) if for_creates else ()
        direct, proxied = Backend(destinations, socket_options), Backend(None, socket_options)
        set_backends((real._transport,), direct)
        set_backends(real._mounts.values(), proxied)
        return Connections(real, destinations, direct, proxied)


def open_async_client(
    settings: Settings, transport: Any, *, for_files: bool = False, for_creates: bool = False
) -> Connections:
    """An asynchronous httpx client, with our transport for what needs no proxy."""
    hide_in_logs(settings.key)
    with _set_up():
        options = _options(settings, transport, for_creates)
        real = httpx.AsyncClient(**options)
        destinations = _destinations(settings, transport) if for_files else None
        if transport is None:
            socket_options = create_options(settings.recovery.settle) if for_creates else ()
            set_backends(real._mounts.values(), AsyncBackend(socket_options))
            # Not as an option: httpx would then ignore the proxies of the environment.
            real._transport = Transport(
                options["verify"],
                async_lookup(destinations),
                options["limits"].max_keepalive_connections,
                socket_options,
            )
        return Connections(real, destinations)


def _no_cookies() -> Any:
    """A cookie jar that stays empty: the service does not need cookies, and stored ones would take ever more memory."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def _options(settings: Settings, transport: Any, for_creates: bool) -> dict[str, Any]:
    # A create never takes a connection that another request has used: a second response may be left on it, and a
    # refusal in it would be taken for that of the create.
    idle = 0 if for_creates else settings.max_in_flight + 1
    return {
        "verify": _ssl_context(),
        "transport": transport,
        # Our own semaphores come first, so httpx never queues requests.
        "limits": httpx.Limits(max_connections=None, max_keepalive_connections=idle),
        "headers": HEADERS,
        "cookies": _no_cookies(),
        "mounts": dict.fromkeys(LOOPBACK),
    }


def _destinations(settings: Settings, transport: Any) -> Destinations:
    url = _url(settings.base_url)
    port = url.port or (443 if url.scheme == "https" else 80)
    # A transport that was given may never ask for an address, so none is looked up beside it.
    return Destinations(url.raw_host.decode(), port, settings.allow_hosts, resolves=transport is None)


def holds_connections(transport: Any) -> bool:
    """Whether a given transport is known to have connections of its own; False for unknown classes."""
    if transport is None:
        return False
    return isinstance(transport, httpx.HTTPTransport | httpx.AsyncHTTPTransport)


@contextlib.contextmanager
def _set_up() -> Iterator[None]:
    """Raise ReelkitError for invalid proxy or certificate settings in the environment."""
    try:
        yield
    except (ImportError, OSError, ValueError) as error:
        message = f"the connection cannot be set up: {error}; check the proxy and certificate variables"
        raise ReelkitError(message) from None


@functools.lru_cache(256)
def _url(text: str) -> httpx.URL:
    return httpx.URL(text)  # parsing it is half of building a request, and a wait repeats it


def call_request(settings: Settings, call: Call, allowed: float) -> httpx.Request:
    """The httpx request of a call, with the API key unless the service needs none for it."""
    url = settings.base_url + call.path
    headers = {} if call.is_public else {"Authorization": settings.key.header()}
    headers |= {
        "User-Agent": "reelkit",
        "Accept": "application/json",
        "Accept-Encoding": ASKED,
        **call.headers,
    }
    if call.dispatch is not None:
        # The limits of the pool are not enough: threads that return and take connections at once may still share one.
        headers["Connection"] = "close"
    target = _url(f"{url}?{urlencode(call.params, quote_via=quote, safe='')}" if call.params else url)
    stream = None if not call.files else _file_stream(call)
    if stream is not None:  # httpx adds none of these to a stream
        headers = {"Host": target.netloc.decode(), **headers, "Content-Type": "application/json"}
        headers["Content-Length"] = str(stream.body.size)
    # Not with client.build_request: it merges every header with defaults that we do not want, and takes twice the time.
    return httpx.Request(
        call.method,
        target,
        json=call.json if stream is None else None,
        stream=stream,
        headers=headers,
        extensions={"timeout": Limit(min(call.timeout, allowed), time.monotonic() + allowed).extension()},
    )


def _file_stream(call: Call) -> "FileStream":
    """The body of a create with files. Raises InvalidRequest, before anything is sent, if one was changed."""
    body = RequestBody(call.json, call.files)
    try:
        body.check()
    except UnusableFile as error:
        raise InvalidRequest(f"nothing was sent: {error}") from None
    return FileStream(body, call.dispatch)


class FileStream(httpx.SyncByteStream, httpx.AsyncByteStream):
    """The body of a create with files, read while it is sent.

    The service can use no part of it before it has the last piece, so until then the create has had no effect.
    """

    def __init__(self, body: RequestBody, dispatch: Dispatch | None) -> None:
        self.body = body
        self._dispatch = dispatch

    def __iter__(self) -> Iterator[bytes]:
        if self._dispatch is not None:
            self._dispatch.had_no_effect()
        try:
            for piece, is_last in self.body.pieces():
                if is_last and self._dispatch is not None:
                    self._dispatch.left()
                yield piece
        except UnusableFile as error:
            raise InvalidRequest(f"the request could not be sent completely, and nothing was bought: {error}") from None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = iter(self)
        while (piece := await in_thread(lambda: next(pieces, None))) is not None:
            yield piece


def reports_sending(transport: Any) -> bool:
    """Whether the transport reports an event before it sends the head of a request. False for unknown classes."""
    return transport is None or type(transport) in (httpx.HTTPTransport, httpx.AsyncHTTPTransport)


def trace_leaving(dispatch: Dispatch, leave: Callable[[], None]) -> Callable[[str, Mapping[str, Any]], None]:
    """Call *leave* just before the head of a create is sent."""
    is_leaving = _leaving_detector(dispatch)

    def trace(event: str, facts: Mapping[str, Any]) -> None:
        if is_leaving(event, facts):
            leave()
            dispatch.check_permit()
            dispatch.left()

    return trace


def async_trace_leaving(
    dispatch: Dispatch, leave: Callable[[], Awaitable[None]]
) -> Callable[[str, Mapping[str, Any]], Awaitable[None]]:
    """The same for an asynchronous transport."""
    is_leaving = _leaving_detector(dispatch)

    async def trace(event: str, facts: Mapping[str, Any]) -> None:
        if is_leaving(event, facts):
            await leave()
            dispatch.check_permit()
            dispatch.left()

    return trace


def _leaving_detector(dispatch: Dispatch) -> Callable[[str, Mapping[str, Any]], bool]:
    """A function for httpcore's trace events. It returns True once: at the first event of the request itself.

    Without any event the create counts as sent.
    """
    dispatch.left()
    has_left = False

    def is_leaving(event: str, facts: Mapping[str, Any]) -> bool:
        nonlocal has_left
        if has_left:
            return False
        dispatch.had_no_effect()
        request = facts.get("request")
        is_of_another = request is None or request.method == b"CONNECT"  # for a proxy
        has_left = not (event.startswith(CONNECTING) or (event.startswith("http11.") and is_of_another))
        return has_left

    return is_leaving


def file_request(client: Connections, settings: Settings, get: Get, limit: Limit) -> httpx.Request:
    """The httpx request for a file. Only the service's own origin gets the API key."""
    # A response that arrives twice would be saved as the next file that is requested on the same connection.
    headers = HEADERS | {"Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
    if origin(get.url) == origin(settings.base_url):
        headers["Authorization"] = settings.key.header()
    if get.have and get.tag:
        headers |= {"Range": f"bytes={get.have - OVERLAP}-", "If-Range": get.tag}
    try:
        request = httpx.Request("GET", get.url, headers=headers)  # as in `call_request`
        _ = request.url.host  # decodes it; some hosts cannot be decoded
    except (httpx.InvalidURL, ValueError, OverflowError):
        raise invalid_link_error(get.url) from None
    assert client.destinations is not None  # a client for files has them
    client.destinations.check(request.url.raw_host.decode())
    request.extensions["timeout"] = limit.extension()
    if (target := _target(get.url)) is not None:
        request.extensions["target"] = target  # httpx would remove dot segments and quote some characters
    return request


def _target(url: str) -> bytes | None:
    """The path and query of a link, unchanged; None if they cannot be sent unchanged."""
    rest = url.partition("://")[2].partition("#")[0]
    start = min((i for i in (rest.find("/"), rest.find("?")) if i >= 0), default=len(rest))
    target = rest[start:] if rest[start : start + 1] == "/" else "/" + rest[start:]
    return target.encode() if target.isascii() and target.isprintable() and " " not in target else None


class OpenBody:
    """An open response body, which is read directly instead of being saved to a file."""

    size = 0  # nothing is stored

    def __init__(self) -> None:
        self.response: Any = None
        self.limit = Limit(0.0, 0.0)
        self.left = 0.0  # seconds left to wait for data; the reader's own time is not counted
        self._get: Get | None = None
        self._size = 0

    def begin(self, response: Any, get: Get, limit: Limit, left: float) -> None:
        """Record the response whose headers have arrived."""
        self.response, self._get, self.limit, self.left = response, get, limit, left

    def ask(self) -> None:
        """Record that the next chunk is requested now."""
        self.limit.until = time.monotonic() + self.left

    def took(self, seconds: float, received: int, most: int) -> None:
        """Record a chunk. Raises if a limit is exceeded."""
        assert self._get is not None  # set by `begin`
        self.left -= seconds
        self._size += received
        why = None
        if self._size > most:
            why = f"it is larger than max_bytes={most}; raise max_bytes to read it"
        elif self._get.pace is not None and not self._get.pace(seconds, received):
            why = f"{TOO_SLOW}, {self._size} bytes arrived; open it again later, or lower min_progress"
        elif self.left <= 0:
            why = f"{OUT_OF_TIME}, {self._size} bytes arrived; open it again, or use save with a deadline"
        if why is not None:
            raise DownloadFailed(f"could not read {self._get.url[:200]}: {why}", url=self._get.url)


def pieces(response: httpx.Response) -> Iterator[bytes]:
    """Yield the decoded body, with at least one chunk, possibly empty, for each that arrives."""
    decoder = Decoder(response.headers)
    for raw in response.stream:  # type: ignore[union-attr] # of a synchronous client
        yield from decoder.feed(raw)
    decoder.finish()


async def async_chunks(response: httpx.Response) -> AsyncIterator[bytes]:
    """The same for an asynchronous client."""
    decoder = Decoder(response.headers)
    async for raw in response.stream:  # type: ignore[union-attr]
        for piece in decoder.feed(raw):
            yield piece
    decoder.finish()


def reply(status: int, headers: Mapping[str, str], body: bytes, settings: Settings, at: float) -> Reply:
    """The reply with the API key masked."""
    return Reply(status, settings.key.hide_in(headers), settings.key.hide(body), at)


def cut_off(body: bytearray, settings: Settings) -> bytearray:
    """The beginning of a body that is too long. The key is hidden first: the cut might leave a part of it."""
    if len(body) <= KEPT_SIZE:
        return body
    begins = settings.key.hide(bytes(body[: KEPT_SIZE + SPELLED]))
    return bytearray(begins[: min(KEPT_SIZE, len(begins) - SPELLED)])  # what is behind may be a part of the key


def failure(error: Exception, settings: Settings, at: float) -> Failure:
    """The failure for an httpx exception. Any other exception is raised again; `run` masks the API key in it."""
    if not isinstance(error, FAILURES):
        raise error
    kind = type(error).__name__
    text = settings.key.hide_in_text(f"{error}{_address(error) if kind in UNREACHED else ''}".strip())
    return Failure(f"{kind}: {text}" if text else kind, kind not in UNREACHED, at)


def _address(error: Exception) -> str:
    """The address that was not reached: the user may have mistyped it."""
    try:
        url = error.request.url  # type: ignore[attr-defined] # of an httpx exception
    except (AttributeError, RuntimeError):  # httpx raises RuntimeError if no request was noted
        return ""
    return f" ({url.scheme}://{url.netloc.decode()})"


def read_error(error: Exception, settings: Settings) -> Exception:
    """The error for an interrupted body."""
    if not isinstance(error, FAILURES):
        return masked(error, settings.key)
    reason = failure(error, settings, 0.0).reason
    return DownloadFailed(f"the video was interrupted: {reason}; open it again, or use save, which resumes by itself")
