"""The only door to httpx: what is asked in our words goes out in its, and its exceptions stay behind it.

httpx is imported when the first request is made, not before: most of what people import this package for at first
needs no transport.
"""

import contextlib
import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from reelkit._calls import SEAM, Call, Failure, Get, Reply
from reelkit._errors import DownloadFailed, ReelkitError
from reelkit._settings import Settings, origin

if TYPE_CHECKING:
    import ssl

    import httpx

LARGEST_ANSWER = 10 * 1024**2  # bytes; an answer about a job has a few hundred
CUT_OFF = "cut off, it is too long or takes too long"
CROWDED = "no place among max_in_flight requests before the deadline"
CLOSED = "this client is closed; its jobs go on at the vendor, attach to them with another"

HEADERS = {"User-Agent": "reelkit", "Accept": "application/json"}  # of every request that says nothing else

# Asked without a proxy, as by browsers: where this machine is meant, a proxy would ask itself.
LOOPBACK = ("all://127.0.0.1", "all://localhost", "all://[::1]")

UNREACHED = ("ConnectError", "ConnectTimeout", "PoolTimeout", "UnsupportedProtocol", "InvalidURL", "LocalProtocolError")


@functools.cache
def _ssl_context() -> "ssl.SSLContext":
    import httpx

    return httpx.create_ssl_context()  # reading the certificates takes 30 ms, so all clients share it


def open_client(settings: Settings, transport: Any) -> "httpx.Client":
    """A synchronous httpx client."""
    import httpx

    with _set_up():
        return httpx.Client(
            verify=_ssl_context(),
            transport=transport,
            limits=_limits(settings),
            headers=HEADERS,
            mounts=dict.fromkeys(LOOPBACK),
        )


def open_async_client(settings: Settings, transport: Any) -> "httpx.AsyncClient":
    """An asynchronous httpx client."""
    import httpx

    with _set_up():
        return httpx.AsyncClient(
            verify=_ssl_context(),
            transport=transport,
            limits=_limits(settings),
            headers=HEADERS,
            mounts=dict.fromkeys(LOOPBACK),
        )


@contextlib.contextmanager
def _set_up() -> Iterator[None]:
    """Proxies and certificates come from the environment, and may be wrong there."""
    try:
        yield
    except (ImportError, OSError, ValueError) as error:
        said = f"the connection cannot be set up: {error}; look at the proxy and certificate variables"
        raise ReelkitError(said) from None


def _limits(settings: Settings) -> "httpx.Limits":
    import httpx

    # Our own gates come first, so httpx never has to queue.
    return httpx.Limits(max_connections=None, max_keepalive_connections=settings.max_in_flight + 1)


@functools.lru_cache(256)
def _url(text: str) -> "httpx.URL":
    import httpx

    return httpx.URL(text)  # reading it is half of building a request, and a wait asks the same again and again


def of_call(client: Any, settings: Settings, call: Call, allowed: float) -> "httpx.Request":
    """The request that a call means. The key goes with it, it is for the service itself."""
    import httpx

    url = settings.base_url + call.path
    headers = {
        "Authorization": settings.key.header(),
        "User-Agent": "reelkit",
        "Accept": "application/json",
        "Accept-Encoding": client.headers["Accept-Encoding"],
        **call.headers,
    }
    # Not with client.build_request: it merges every header with defaults that we do not want, in twice the time.
    return httpx.Request(
        call.method,
        _url(f"{url}?{urlencode(call.params, quote_via=quote, safe='')}" if call.params else url),
        json=call.json,
        headers=headers,
        cookies=client.cookies,
        extensions={"timeout": httpx.Timeout(allowed).as_dict()},
    )


def of_get(client: Any, settings: Settings, get: Get) -> "httpx.Request":
    """The request for a file. The key goes to the service's own origin and to no other."""
    headers = {"Accept": "*/*", "Accept-Encoding": "identity"}
    if origin(get.url) == origin(settings.base_url):
        headers["Authorization"] = settings.key.header()
    if get.have and get.tag:
        headers |= {"Range": f"bytes={get.have - SEAM}-", "If-Range": get.tag}
    request: httpx.Request = client.build_request("GET", get.url, headers=headers, timeout=get.timeout)
    if (target := _target(get.url)) is not None:
        request.extensions["target"] = target  # httpx would fold dots and quote some characters
    return request


def _target(url: str) -> bytes | None:
    """Path and query of a link, byte for byte; None if they cannot stand in a request as they are."""
    rest = url.partition("://")[2].partition("#")[0]
    start = min((i for i in (rest.find("/"), rest.find("?")) if i >= 0), default=len(rest))
    target = rest[start:] if rest[start : start + 1] == "/" else "/" + rest[start:]
    return target.encode() if target.isascii() and target.isprintable() and " " not in target else None


class Opened:
    """A body that is open to be read: stands where a download has its file."""

    size = 0  # nothing of it is kept

    def __init__(self) -> None:
        self.response: Any = None


def reply(status: int, headers: Mapping[str, str], body: bytes, settings: Settings, at: float) -> Reply:
    """An answer in our words."""
    return Reply(status, settings.key.hide_in(headers), settings.key.hide(body), at)


def failure(error: Exception, settings: Settings, at: float) -> Failure:
    """Why there is no answer, or an exception that is none of httpx's once more."""
    import httpx

    if not isinstance(error, httpx.HTTPError | httpx.InvalidURL | httpx.StreamError):
        raise error
    kind = type(error).__name__
    text = settings.key.hide(str(error).encode()).decode()
    return Failure(f"{kind}: {text}" if text else kind, kind not in UNREACHED, at)


def broken_off(error: Exception, settings: Settings) -> DownloadFailed:
    """The error for a body that was being read."""
    reason = failure(error, settings, 0.0).reason
    return DownloadFailed(f"the video broke off: {reason}; open it again, or use save, which goes on by itself")
