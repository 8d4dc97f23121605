"""The body of a refusal does not have the vendor's form."""

from collections.abc import Callable, Iterator

from ..changes import BAD, assign, drop, in_answer, in_data
from ..model import Answer
from ..schema import Json
from .operator import Change

SILENT = "the contract describes no response to other methods"
PAGE = b"<html><body>Something went wrong</body></html>"

OF_DATA: dict[str, tuple[Callable[[Json], None], str]] = {
    "drop statusCode": (drop("statusCode"), ""),
    "drop message": (drop("message"), ""),
    "null statusCode": (assign(statusCode=None), ""),
    "null message": (assign(message=None), ""),
    "list of messages": (assign(message=["a", "b"]), ""),
    "object for message": (assign(message={"text": "a"}), ""),
    "fraction for statusCode": (assign(statusCode=400.5), ""),
    "another statusCode": (assign(statusCode=200), ""),
    "null requestId": (assign(requestId=None), ""),
    "number for timestamp": (assign(timestamp=1767225600), ""),
    "empty message": (assign(message=""), "the contract sets no least length"),
    "drop requestId": (drop("requestId"), "the contract does not require it"),
    "drop timestamp": (drop("timestamp"), "the contract does not require it"),
    "drop path": (drop("path"), "the contract does not require it"),
}


def _becomes(data: object, kind: str = "application/json") -> Callable[[Answer], None]:
    def change(answer: Answer) -> None:
        answer.data, answer.type = data, kind

    return change


def _called_text(answer: Answer) -> None:
    answer.type = "text/plain"


OF_ANSWER: dict[str, Callable[[Answer], None]] = {
    "nothing": _becomes(b""),
    "page": _becomes(PAGE, "text/html"),
    "page called JSON": _becomes(PAGE),
    "text": _becomes(b"refused", "text/plain"),
    "string": _becomes("refused"),
    "empty object": _becomes({}),
    "error object": _becomes({"error": {"code": 1, "message": "refused"}}),
    "detail": _becomes({"detail": [{"msg": "refused"}]}),
    "text type": _called_text,
}


def envelopes() -> Iterator[Change]:
    for situation in BAD:
        silent = SILENT if situation == "wrong method" else ""
        for name, (edit, allowed) in OF_DATA.items():
            yield Change(f"{situation}: {name}", in_data([situation], edit), allowed=allowed or silent)
        for name, change in OF_ANSWER.items():
            yield Change(f"{situation}: {name}", in_answer([situation], change), allowed=silent)
