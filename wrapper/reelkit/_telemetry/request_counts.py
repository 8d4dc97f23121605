"""Counts the requests of a client, by what they are for and how they are answered. Needs no OpenTelemetry."""

from collections import Counter
from typing import Any

NO_RESPONSE = "none"
JOB_PARAMETER = "generation_id"  # in the address of a poll


class RequestCounts:
    """The counts of one client. It is told of each request in the place of a recorder."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()  # by kind and status

    def entry(self, request: Any) -> "CountedRequest":
        """The entry of a request that is sent now."""
        of_get = "poll" if JOB_PARAMETER in request.url.params else "other"
        return CountedRequest(self.counts, "create" if request.method == "POST" else of_get)


class CountedRequest:
    """A request in flight, which is counted when it ends."""

    __slots__ = ("_counts", "_kind", "_status")

    def __init__(self, counts: "Counter[tuple[str, str]]", kind: str) -> None:
        self._counts = counts
        self._kind = kind
        self._status = NO_RESPONSE

    def __enter__(self) -> "CountedRequest":
        return self

    def __exit__(self, *_: object) -> None:
        self._counts[self._kind, self._status] += 1

    def answered(self, response: Any) -> None:
        """Record the status."""
        self._status = str(response.status_code)

    def received(self, body: bytes, reason: str | None) -> None:
        """The body is not counted."""
