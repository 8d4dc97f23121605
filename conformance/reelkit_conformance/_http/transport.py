"""The only module with a socket, a clock and the key."""

import asyncio
import json
import time
import uuid
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import quote

import httpx

from reelkit_conformance._http.api_key import CREDENTIALS, Secret
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_specs import is_loopback

CONNECT_TIMEOUT, RESPONSE_TIMEOUT = 5.0, 10.0  # seconds; a create responds at once, the video comes later
MAX_BODY = 1024 * 1024  # bytes of a response; a status has some hundred
KEPT_BODY = 4096  # bytes that are kept of a response that is too large
PIECE = 1024  # bytes that are decoded at once: gzip makes at most a thousand times as many of them
DECODED = ("gzip", "deflate")  # no other encoding is requested
MARK = "X-Client-Request-Id"
MESSAGES: dict[type[Exception], str] = {
    httpx.ConnectTimeout: "no connection in time",
    httpx.ReadTimeout: "no response in time",
    httpx.ConnectError: "no connection",
    httpx.NetworkError: "connection closed before the response was complete",
    httpx.RemoteProtocolError: "the response is not HTTP",
}


class Transport:
    """Sends one request after the other. It does not follow redirects, because the key is for one origin."""

    def __init__(self, base_url: str, key: Secret) -> None:
        self._base_url = base_url.rstrip("/")
        self.is_local = is_loopback(httpx.URL(base_url).host)
        self._key = key
        self._started = time.monotonic()
        self._run = uuid.uuid4().hex[:12]  # so that no two runs have the same client request ids
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(RESPONSE_TIMEOUT, connect=CONNECT_TIMEOUT),
            follow_redirects=False,
            headers={"Accept-Encoding": ", ".join(DECODED)},
            trust_env=not self.is_local,
        )
        self._manual_clock: bool | None = None  # whether the clock of the service can be moved; None until it is known

    async def send(self, request: Request, number: int) -> Exchange:
        """Send a request and return the exchange: the response, or why there is none, also if it takes too long."""
        at = time.monotonic() - self._started
        status: int | None = None
        headers: Mapping[str, str] = {}
        status_line, body, trouble, undecodable = "", b"", None, None
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT + RESPONSE_TIMEOUT):
                is_absolute = "://" in request.path  # a link to a video, which is fetched without the key
                http_request = self._client.build_request(
                    request.method,
                    request.path if is_absolute else self._base_url + request.path,
                    params=[*request.query, *self._query(request)],
                    headers=[*self._headers(request), *self._mark(request, number)],
                    content=_content(request, self._body(request)),
                )
                if not is_absolute:  # httpx would clean the path
                    http_request.extensions["target"] = self._target(request, http_request.url)
                if ("User-Agent", "") in request.headers:
                    del http_request.headers["User-Agent"]
                http_response = await self._client.send(http_request, stream=True)
                status, headers = http_response.status_code, http_response.headers
                status_line = http_response.reason_phrase
                body, trouble = await self._read(http_response)
        except httpx.DecodingError as error:  # there is a response, but its Content-Encoding is not true
            undecodable = self._key.hide(f"content-encoding: {headers.get('content-encoding', '')}, but {error}")
        except TimeoutError:
            trouble = f"the response takes more than {CONNECT_TIMEOUT + RESPONSE_TIMEOUT:g} s"
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            trouble = _reason(error)
        if trouble is not None:  # an incomplete response does not count
            status = None
        seconds = time.monotonic() - self._started - at
        key_in = self._key.place_in(status_line, headers, body)
        headers_without_key = self._key.hide_in(headers)
        trouble = trouble and self._key.hide(trouble)
        is_too_large, body = len(body) > MAX_BODY, self._key.hide_bytes(body)  # before a cut can halve the key
        body = body[:KEPT_BODY] if is_too_large else body
        return Exchange(number, request, at, seconds, status, headers_without_key, body, trouble, undecodable, key_in)

    def client_request_id(self, number: int) -> str:
        """Return the client request id of the create with this number, by which the logs of the service name it."""
        return f"Conform-{self._run}-{number}"

    async def pause(self, seconds: float) -> None:
        """Let time pass at the service: move its clock if possible, otherwise wait."""
        if self._manual_clock is None:
            self._manual_clock = await self._detect_manual_clock()
        if self._manual_clock:
            await self._admin("POST", "clock", json={"advance": seconds})
        else:
            await asyncio.sleep(seconds)

    async def fail_job(self, job: str) -> None:
        """Make a job fail, if the service is a mock."""
        if await self.has_manual_clock():
            await self._admin("POST", f"jobs/{quote(job, safe='')}", json={"state": "failed"})

    async def has_manual_clock(self) -> bool:
        """Return whether the clock of the service can be moved, so that pauses take no time."""
        if self._manual_clock is None:
            self._manual_clock = await self._detect_manual_clock()
        return self._manual_clock

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _detect_manual_clock(self) -> bool:
        try:
            status, body = await self._admin("GET", "clock")
            content = json.loads(body)
        except (httpx.HTTPError, OSError, ValueError, RecursionError):
            return False
        return status == 200 and isinstance(content, dict) and "seconds" in content and "now" in content

    async def _admin(self, method: str, what: str, **options: Any) -> tuple[int, bytes]:
        """Call the admin interface of a mock, and return its status and its body. The key is not sent."""
        async with asyncio.timeout(CONNECT_TIMEOUT + RESPONSE_TIMEOUT):
            request = self._client.build_request(method, f"{self._base_url}/__mock/{what}", **options)
            http_response = await self._client.send(request, stream=True)
            return http_response.status_code, (await self._read(http_response))[0]

    async def _read(self, http_response: httpx.Response) -> tuple[bytes, str | None]:
        """Return the body and None; for a body that is too large, its start and a problem that says so."""
        body = bytearray()
        try:
            _check_encodings(http_response.headers)
            http_response.stream = _Pieces(http_response.stream)
            async for chunk in http_response.aiter_bytes():
                body += chunk
                if len(body) > MAX_BODY:
                    return bytes(body), f"the response has more than {MAX_BODY} bytes"
        finally:
            await http_response.aclose()
        return bytes(body), None

    def _headers(self, request: Request) -> list[tuple[str, str]]:
        credential = CREDENTIALS.get(request.auth)
        given = [(name, self._key.fill(value)) for name, value in credential.headers] if credential else []
        return [*given, *request.headers]

    def _mark(self, request: Request, number: int) -> list[tuple[str, str]]:
        """Return the header that is in no report, because it is another one in each run."""
        is_marked = any(name == MARK for name, _ in request.headers)
        return [(MARK, self.client_request_id(number))] if request.call == "create" and not is_marked else []

    def _target(self, request: Request, url: httpx.URL) -> bytes:
        """Return the path of the request as it is, and its query."""
        before = httpx.URL(self._base_url).raw_path.rstrip(b"/")
        query = b"?" + url.query if url.query and "?" not in request.path else b""
        return before + request.path.encode() + query

    def _query(self, request: Request) -> list[tuple[str, str]]:
        credential = CREDENTIALS.get(request.auth)
        if credential is None or not (self.is_local or request.auth == "in the query"):
            return []
        return [(name, self._key.fill(credential.value)) for name in credential.query]

    def _body(self, request: Request) -> bytes | None:
        """Return the body, with the key as its last member if it is sent there."""
        credential = CREDENTIALS.get(request.auth)
        if credential is None or not credential.field or not request.body:
            return request.body
        member = json.dumps(credential.field) + ": " + json.dumps(self._key.fill(credential.value))
        return request.body.removesuffix(b"}") + f", {member}}}".encode()


class _Pieces(httpx.AsyncByteStream):
    """The stream of a body in small pieces, so that none of them exhausts the memory when it is decoded."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            for start in range(0, len(chunk), PIECE):
                yield chunk[start : start + PIECE]

    async def aclose(self) -> None:
        await self._stream.aclose()


def _check_encodings(headers: httpx.Headers) -> None:
    """Raise DecodingError if decoding the body could make any number of bytes of each."""
    names = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
    encodings = [name for name in names if name not in ("", "identity")]
    if len(encodings) > 1 or (encodings and encodings[0] in ("br", "zstd")):
        raise httpx.DecodingError("only one of gzip and deflate was requested")


def _content(request: Request, body: bytes | None) -> bytes | AsyncIterator[bytes] | None:
    """Return the body; in chunks if the request says so."""
    is_chunked = any(name.lower() == "transfer-encoding" for name, _ in request.headers)
    return _chunks(body) if is_chunked and body is not None else body


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    middle = len(body) // 2
    yield body[:middle]
    yield body[middle:]


def _reason(error: Exception) -> str:
    """Return the reason in one line, also where httpx gives no message."""
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" in str(error):
        return MESSAGES[httpx.NetworkError]
    said = next((words for kind, words in MESSAGES.items() if isinstance(error, kind)), type(error).__name__)
    text = str(error).strip().splitlines()
    return f"{said} ({text[0]})" if text else said
