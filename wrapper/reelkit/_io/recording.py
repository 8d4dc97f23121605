"""What a driver tells of each request, whether or not anybody records it."""

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from types import TracebackType


class Entry(Protocol):
    """One request under way: entered when it leaves, left when its answer is there or will never be."""

    def __enter__(self) -> "Entry": ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: "TracebackType | None"
    ) -> None: ...

    def answered(self, response: Any) -> None:
        """The head of the answer is there."""

    def received(self, body: bytes, reason: str | None) -> None:
        """The body is there, or as much of it as came until it broke off for this reason."""


class Unrecorded:
    """The entry of a client that records nothing."""

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
