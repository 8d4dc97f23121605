"""The faults of the service: one response in five, on every route."""

from collections.abc import Iterator
from typing import Any

What = str | dict[str, Any]

# Percent of the responses of a route; those of each route add up to 20.
FAULTS: dict[str, list[tuple[float, What]]] = {
    "create": [
        # The job is made and charged, and the client does not receive the response.
        (4, "lost"),
        (1, {"close": True, "handled": True}),
        (1, {"hang": True, "handled": True}),
        (1, {"status": 502, "handled": True}),
        (1, {"html": True, "handled": True}),
        # The client receives a damaged or late response.
        (1, {"reset": "after-headers"}),
        (1, "malformed_json"),
        (1, {"delay": 0.5}),
        # No job is made, and the client cannot know.
        (1, {"reset": "before-headers"}),
        (1, {"status": 500}),
        (1, {"html": True}),
        # No job is made, and the response says so.
        (3, {"status": 429, "retry_after": 1}),
        (2, {"status": 503, "retry_after": 1}),
        (1, {"status": 400}),
    ],
    "fetch": [
        (4, {"status": 500}),
        (2, {"status": 502}),
        (3, {"status": 429, "retry_after": 1}),
        (3, {"reset": "before-headers"}),
        (2, {"reset": "after-headers"}),
        (2, "html"),
        (1, "malformed_json"),
        (1, {"truncate": 10}),
        (1, {"delay": 0.5}),
        (1, "hang"),
    ],
    "logs": [
        (5, {"status": 500}),
        (3, {"status": 429, "retry_after": 1}),
        (4, {"reset": "before-headers"}),
        (4, "html"),
        (2, "malformed_json"),
        (2, {"truncate": 10}),
    ],
    "asset": [
        (6, {"truncate": 2000}),
        (2, {"truncate": 100}),
        (2, {"reset": "before-headers"}),
        (2, {"reset": "after-headers"}),
        (2, {"status": 500}),
        (1, {"status": 429, "retry_after": 1}),
        (1, {"status": 416}),
        (1, "html"),
        (1, {"wrong_length": 50}),
        (1, "expired"),
        (1, "hang"),
        (5, "broken_range"),  # in addition to the 20: it only affects continued downloads
    ],
}


def rules() -> Iterator[dict[str, Any]]:
    """The faults as rules of a scenario. Each rule applies to the requests that the rules above did not match."""
    for route, faults in FAULTS.items():
        left = 1.0
        for percent, what in faults:
            rate = percent / 100
            yield {
                "name": f"{route}: {words(what)}",
                "what": what,
                "when": {"route": route, "rate": round(rate / left, 6)},
                "times": "always",
            }
            left -= rate


def words(what: What) -> str:
    """The name of a fault: ``status 502 handled``."""
    if isinstance(what, str):
        return what
    return " ".join(name if value is True else f"{name} {value}" for name, value in what.items())
