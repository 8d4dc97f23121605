"""A file server whose responses break off as the test says, and a function that saves its video."""

from pathlib import Path
from typing import Any

import httpx

from tests.wrapper.script import DONE, Make
from tests.wrapper.stage import V5

FILM = bytes(range(256)) * 400


TAG = '"film-1"'


class Cdn:
    """A file server that breaks off each response after the next number of bytes; the last number is repeated."""

    def __init__(self, *breaks: int, tag: str | None = TAG, ranges: bool = True) -> None:
        self.breaks = [*breaks, len(FILM)]
        self.tag = tag
        self.ranges = ranges
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=DONE)
        self.requests.append(request)
        start = 0
        if self.ranges and request.headers.get("if-range") == self.tag and "range" in request.headers:
            start = int(request.headers["range"].removeprefix("bytes=").removesuffix("-"))
        headers = {"content-length": str(len(FILM) - start)} | ({"etag": self.tag} if self.tag else {})
        if start:
            headers["content-range"] = f"bytes {start}-{len(FILM) - 1}/{len(FILM)}"
        length = self.breaks.pop(0) if len(self.breaks) > 1 else self.breaks[0]
        body = FILM[start : start + length]
        return httpx.Response(206 if start else 200, headers=headers, stream=Torn(body, len(body) < len(FILM) - start))


class Torn(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response body that may end with a broken connection."""

    def __init__(self, body: bytes, breaks: bool) -> None:
        self.body = body
        self.breaks = breaks

    def _chunks(self) -> Any:
        for start in range(0, len(self.body), 10_000):
            yield self.body[start : start + 10_000]
        if self.breaks:
            raise httpx.ReadError("reset")

    def __iter__(self) -> Any:
        return self._chunks()

    async def __aiter__(self) -> Any:
        for chunk in self._chunks():
            yield chunk


def saving(face: Make, handler: Any, path: Path, **options: Any) -> Any:
    """Save the video of a finished job."""
    client = face(handler, **options)
    video = client.do(client.client.attach("x:y/z", V5), "result")
    return client.do(video, "save", path)


def torn(body: bytes, **headers: str) -> httpx.Response:
    return httpx.Response(200, headers={n.replace("_", "-"): v for n, v in headers.items()}, stream=Torn(body, False))
