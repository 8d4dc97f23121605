"""The interface that drivers use to record requests, and its version that records nothing."""

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from types import TracebackType


class Entry(Protocol):
    """One request in flight: entered when it is sent, left when its response or error has arrived."""

    def __enter__(self) -> "Entry": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None: ...

    def answered(self, response: Any) -> None:
        """Record that the response headers have arrived."""

    def received(self, body: bytes, reason: str | None) -> None:
        """Record the body, or the part that arrived and the reason for the interruption."""


class Recording(Protocol):
    """What is told of each request."""

    def entry(self, request: Any, /) -> Entry:
        """The entry of a request that is sent now."""


class Unrecorded:
    """The entry of a client without a recording."""

    __slots__ = ()

    def __enter__(self) -> "Unrecorded":
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def answered(self, response: Any) -> None:
        pass

    def received(self, body: bytes, reason: str | None) -> None:
        pass


UNRECORDED = Unrecorded()
