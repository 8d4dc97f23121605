"""The only door to httpx: what is asked in our words goes out in its, and its exceptions stay behind it.

httpx is imported when the first request is made, not before: most of what people import this package for at first
needs no transport.
"""

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
from reelkit._errors import DownloadFailed, ReelkitError
from reelkit._flows.download import not_a_link
from reelkit._io.hosts import Destinations
from reelkit._io.log_filter import hide_in_logs
from reelkit._io.network import AsyncBackend, Backend, Limit, equip
from reelkit._io.settings import Settings, origin
from reelkit._protocol.decoding import ASKED, Decoder, DecodingError

MAX_RESPONSE_SIZE = 10 * 1024**2  # bytes; an answer about a job has a few hundred
KEPT_SIZE = 64 * 1024  # bytes that are kept of one that is larger: it is no answer, and costs more to read than to keep
SPELLED = 16 * 1024  # bytes that a key may take with all of its characters escaped
TOO_LONG = "cut off, it is too long or takes too long"
NO_SLOT = "no place among max_in_flight requests before the deadline"
OUT_OF_TIME = "the time for it is over"
TOO_SLOW = "it comes too slowly"
CLOSED = "this client is closed; its jobs go on at the vendor, attach to them with another"
INHERITED = "the connections of this client's transport are those of the parent process; make a client in each process"

HEADERS = {"User-Agent": "reelkit", "Accept": "application/json"}  # of every request that says nothing else

# Asked without a proxy, as by browsers: where this machine is meant, a proxy would ask itself.
LOOPBACK = ("all://127.0.0.1", "all://localhost", "all://[::1]")

CONNECTING = ("connection.", "proxy.", "socks.")  # events of httpcore before anything of a request is sent

UNREACHED = ("ConnectError", "ConnectTimeout", "PoolTimeout")


@functools.cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()  # reading the certificates takes 30 ms, so all clients share it


class Connections:
    """An httpx client of either kind, and what it connects with."""

    def __init__(self, real: Any, destinations: Destinations | None, *backends: Backend) -> None:
        self.real = real
        self.destinations = destinations
        self._backends = backends

    def close_here(self) -> None:
        """Close what a forked child has inherited, and leave it open in the parent."""
        for backend in self._backends:
            backend.close_here()


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
        direct, proxied = Backend(destinations), Backend(None)
        equip(real, direct, proxied)
        return Connections(real, destinations, direct, proxied)


def open_async_client(
    settings: Settings, transport: Any, *, for_files: bool = False, for_creates: bool = False
) -> Connections:
    """An asynchronous httpx client."""
    hide_in_logs(settings.key)
    with _set_up():
        real = httpx.AsyncClient(**_options(settings, transport, for_creates))
        destinations = _destinations(settings, transport) if for_files else None
        if transport is None:
            equip(real, AsyncBackend(destinations), AsyncBackend(None))
        return Connections(real, destinations)


def _no_cookies() -> Any:
    """A jar that stays empty: the service needs none of those that it sends, and they would pile up."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=()))


def _options(settings: Settings, transport: Any, for_creates: bool) -> dict[str, Any]:
    # A create never takes a connection that another request has used: a second response may be left on it, and a
    # refusal in it would be taken for that of the create.
    idle = 0 if for_creates else settings.max_in_flight + 1
    return {
        "verify": _ssl_context(),
        "transport": transport,
        # Our own gates come first, so httpx never has to queue.
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
    """Whether the transport that a client was given has connections of its own. Of a stranger's nobody knows."""
    if transport is None:
        return False
    return isinstance(transport, httpx.HTTPTransport | httpx.AsyncHTTPTransport)


@contextlib.contextmanager
def _set_up() -> Iterator[None]:
    """Proxies and certificates come from the environment, and may be wrong there."""
    try:
        yield
    except (ImportError, OSError, ValueError) as error:
        said = f"the connection cannot be set up: {error}; look at the proxy and certificate variables"
        raise ReelkitError(said) from None


@functools.lru_cache(256)
def _url(text: str) -> httpx.URL:
    return httpx.URL(text)  # reading it is half of building a request, and a wait asks the same again and again


def call_request(settings: Settings, call: Call, allowed: float) -> httpx.Request:
    """The request that a call means. The key goes with it, it is for the service itself."""
    url = settings.base_url + call.path
    headers = {
        "Authorization": settings.key.header(),
        "User-Agent": "reelkit",
        "Accept": "application/json",
        "Accept-Encoding": ASKED,
        **call.headers,
    }
    # Not with client.build_request: it merges every header with defaults that we do not want, in twice the time.
    return httpx.Request(
        call.method,
        _url(f"{url}?{urlencode(call.params, quote_via=quote, safe='')}" if call.params else url),
        json=call.json,
        headers=headers,
        extensions={"timeout": Limit(allowed, time.monotonic() + allowed).extension()},
    )


def trace_dispatch(dispatch: Dispatch) -> Callable[[str, Mapping[str, Any]], None]:
    """Tell when a request leaves: now, unless the transport says that it is still connecting; that sends nothing."""
    dispatch.left()
    has_left = False

    def told(event: str, facts: Mapping[str, Any]) -> None:
        nonlocal has_left
        request = facts.get("request")
        is_of_another = request is None or request.method == b"CONNECT"  # which goes to a proxy
        has_left = has_left or not (event.startswith(CONNECTING) or (event.startswith("http11.") and is_of_another))
        if has_left:
            dispatch.left()
        else:
            dispatch.had_no_effect()

    return told


def async_trace_dispatch(dispatch: Dispatch) -> Callable[[str, Mapping[str, Any]], Awaitable[None]]:
    """The same for an asynchronous transport."""
    told = trace_dispatch(dispatch)

    async def told_later(event: str, facts: Mapping[str, Any]) -> None:
        told(event, facts)

    return told_later


def file_request(client: Connections, settings: Settings, get: Get, limit: Limit) -> httpx.Request:
    """The request for a file. The key goes to the service's own origin and to no other."""
    headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
    if origin(get.url) == origin(settings.base_url):
        headers["Authorization"] = settings.key.header()
    if get.have and get.tag:
        headers |= {"Range": f"bytes={get.have - OVERLAP}-", "If-Range": get.tag}
    try:
        request: httpx.Request = client.real.build_request("GET", get.url, headers=headers)
        _ = request.url.host  # reads it back; some hosts go only one way
    except (httpx.InvalidURL, ValueError, OverflowError):
        raise not_a_link(get.url) from None
    assert client.destinations is not None  # it is a client for files
    client.destinations.check(request.url.raw_host.decode())
    request.extensions["timeout"] = limit.extension()
    if (target := _target(get.url)) is not None:
        request.extensions["target"] = target  # httpx would fold dots and quote some characters
    return request


def _target(url: str) -> bytes | None:
    """Path and query of a link, byte for byte; None if they cannot stand in a request as they are."""
    rest = url.partition("://")[2].partition("#")[0]
    start = min((i for i in (rest.find("/"), rest.find("?")) if i >= 0), default=len(rest))
    target = rest[start:] if rest[start : start + 1] == "/" else "/" + rest[start:]
    return target.encode() if target.isascii() and target.isprintable() and " " not in target else None


class OpenBody:
    """A body that is open to be read: stands where a download has its file."""

    size = 0  # nothing of it is kept

    def __init__(self) -> None:
        self.response: Any = None
        self.limit = Limit(0.0, 0.0)
        self.left = 0.0  # seconds that may be waited for it; what its reader takes in between is not counted
        self._get: Get | None = None
        self._size = 0

    def begin(self, response: Any, get: Get, limit: Limit, left: float) -> None:
        """Its head is there, so it can be read."""
        self.response, self._get, self.limit, self.left = response, get, limit, left

    def ask(self) -> None:
        """The next piece is asked for now."""
        self.limit.until = time.monotonic() + self.left

    def took(self, seconds: float, received: int, most: int) -> None:
        """A piece came. Raises if it was the last that is taken."""
        assert self._get is not None  # it was begun
        self.left -= seconds
        self._size += received
        why = None
        if self._size > most:
            why = f"it is larger than max_bytes={most}; raise the limit to take it"
        elif self._get.pace is not None and not self._get.pace(seconds, received):
            why = f"{TOO_SLOW}, {self._size} bytes until now; open it again later"
        elif self.left <= 0:
            why = f"{OUT_OF_TIME}, {self._size} bytes came; open it again, or use save, which may be given a deadline"
        if why is not None:
            raise DownloadFailed(f"could not read {self._get.url[:200]}: {why}", url=self._get.url)


def pieces(response: httpx.Response) -> Iterator[bytes]:
    """The body, unpacked; one piece at least for whatever comes, though it may be empty."""
    decoder = Decoder(response.headers)
    for raw in response.stream:  # type: ignore[union-attr] # of a synchronous client
        yield from decoder.feed(raw)
    decoder.finish()


async def async_chunks(response: httpx.Response) -> AsyncIterator[bytes]:
    """`pieces` of an asynchronous client."""
    decoder = Decoder(response.headers)
    async for raw in response.stream:  # type: ignore[union-attr]
        for piece in decoder.feed(raw):
            yield piece
    decoder.finish()


def reply(status: int, headers: Mapping[str, str], body: bytes, settings: Settings, at: float) -> Reply:
    """An answer in our words."""
    return Reply(status, settings.key.hide_in(headers), settings.key.hide(body), at)


def cut_off(body: bytearray, settings: Settings) -> bytearray:
    """The beginning of a body that is too long. The key is hidden first: the cut might leave a part of it."""
    if len(body) <= KEPT_SIZE:
        return body
    begins = settings.key.hide(bytes(body[: KEPT_SIZE + SPELLED]))
    return bytearray(begins[: min(KEPT_SIZE, len(begins) - SPELLED)])  # what is behind may be a part of the key


def failure(error: Exception, settings: Settings, at: float) -> Failure:
    """Why there is no answer, or an exception that is none of httpx's once more."""
    if not isinstance(error, httpx.HTTPError | httpx.InvalidURL | httpx.StreamError | DecodingError | UnicodeError):
        # The last is what httpx meets in the host of a redirect, which it looks at though it does not follow it.
        raise error
    kind = type(error).__name__
    text = settings.key.hide_in_text(str(error))
    return Failure(f"{kind}: {text}" if text else kind, kind not in UNREACHED, at)


def read_error(error: Exception, settings: Settings) -> DownloadFailed:
    """The error for a body that was being read."""
    reason = failure(error, settings, 0.0).reason
    return DownloadFailed(f"the video broke off: {reason}; open it again, or use save, which goes on by itself")
