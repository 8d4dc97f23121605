"""The link of a finished job does not lead to a video."""

from collections.abc import Iterator

from ..fault import BOTH, Behaviour
from .operator import Change

INSTEAD: dict[str, tuple[int, str, bytes]] = {
    "not found": (404, "text/plain", b"not found"),
    "forbidden": (403, "application/xml", b"<Error><Code>AccessDenied</Code></Error>"),
    "failing": (500, "text/plain", b"error"),
    "a page": (200, "text/html", b"<html></html>"),
    "empty": (200, "video/mp4", b""),
}


def dead_links() -> Iterator[Change]:
    for name, instead in INSTEAD.items():
        yield Change(name, Behaviour(), places=(BOTH,), files=instead)
