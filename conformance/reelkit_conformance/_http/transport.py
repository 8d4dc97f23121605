"""The only place with a socket, a clock and the key."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import httpx

from reelkit_conformance._http.api_key import CREDENTIALS, Secret
from reelkit_conformance._http.exchange import Ask, Exchange

CONNECT, ANSWER = 5.0, 10.0  # seconds; a create answers at once, the video comes later
LARGEST = 1024 * 1024  # bytes of an answer; a status is some hundred
KEPT = 4096  # bytes of an answer that is too large
SAID: dict[type[Exception], str] = {
    httpx.ConnectTimeout: "no connection in time",
    httpx.ReadTimeout: "no answer in time",
    httpx.ConnectError: "no connection",
    httpx.NetworkError: "the connection broke before the answer was whole",
    httpx.RemoteProtocolError: "what came is no HTTP",
}


class Transport:
    """Sends one request after the other. Redirects are not followed: the key is for one origin."""

    def __init__(self, base_url: str, key: Secret) -> None:
        self._base_url = base_url.rstrip("/")
        self._key = key
        self._begun = time.monotonic()
        is_near = httpx.URL(base_url).host in ("127.0.0.1", "localhost", "::1")
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(ANSWER, connect=CONNECT), follow_redirects=False, trust_env=not is_near
        )
        self._steered: bool | None = None  # whether the service's clock can be moved; not yet known

    async def send(self, ask: Ask, number: int) -> Exchange:
        """The answer, or the trouble that came instead. No answer takes longer than is allowed."""
        at = time.monotonic() - self._begun
        status: int | None = None
        headers: Mapping[str, str] = {}
        body, trouble = b"", None
        try:
            async with asyncio.timeout(CONNECT + ANSWER):
                elsewhere = "://" in ask.path  # a link to a video, which is asked for without the key
                request = self._client.build_request(
                    ask.method,
                    ask.path if elsewhere else self._base_url + ask.path,
                    params=ask.query,
                    headers=self._headers(ask),
                    content=ask.body,
                )
                response = await self._client.send(request, stream=True)
                try:
                    status, headers = response.status_code, response.headers
                    body, trouble = await self._read(response)
                finally:
                    await response.aclose()
        except TimeoutError:
            trouble = f"the answer takes more than {CONNECT + ANSWER:g} s"
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            trouble = _reason(error)
        if trouble is not None:  # what is torn is no answer
            status = None
        seconds = time.monotonic() - self._begun - at
        shown = self._key.hide_in(headers)
        return Exchange(number, ask, at, seconds, status, shown, body, trouble and self._key.hide(trouble))

    async def pause(self, seconds: float) -> None:
        """Let time go by at the service: by moving its clock where that can be done, else by waiting."""
        if self._steered is None:
            self._steered = await self._can_steer()
        if self._steered:
            await self._admin("POST", "clock", json={"advance": seconds})
        else:
            await asyncio.sleep(seconds)

    async def fail(self, job: str) -> None:
        """Have a job fail, if the service is a mock."""
        if await self.is_steered():
            await self._admin("POST", f"jobs/{quote(job, safe='')}", json={"state": "failed"})

    async def is_steered(self) -> bool:
        """Whether pauses take no time."""
        if self._steered is None:
            self._steered = await self._can_steer()
        return self._steered

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _can_steer(self) -> bool:
        try:
            answer = await self._admin("GET", "clock")
            content = answer.json()
        except (httpx.HTTPError, OSError, ValueError):
            return False
        return answer.status_code == 200 and isinstance(content, dict) and "seconds" in content and "now" in content

    async def _admin(self, method: str, what: str, **options: Any) -> httpx.Response:
        """The steering of a mock; nobody else has any, so the key stays at home."""
        return await self._client.request(method, f"{self._base_url}/__mock/{what}", **options)

    async def _read(self, response: httpx.Response) -> tuple[bytes, str | None]:
        """The body without the key: whoever cuts it later may cut a key in two, which nobody would find then."""
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > LARGEST:
                return self._key.hide_bytes(bytes(body))[:KEPT], f"the answer has more than {LARGEST} bytes"
        return self._key.hide_bytes(bytes(body)), None

    def _headers(self, ask: Ask) -> list[tuple[str, str]]:
        credential = CREDENTIALS.get(ask.auth)
        given = [(credential.header, self._key.fill(credential.value))] if credential else []
        return [*given, *ask.headers]


def _reason(error: Exception) -> str:
    """One line, also where httpx has none."""
    said = next((words for kind, words in SAID.items() if isinstance(error, kind)), type(error).__name__)
    text = str(error).strip().splitlines()
    return f"{said} ({text[0]})" if text else said
