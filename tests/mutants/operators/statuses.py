"""A response has another HTTP status."""

from collections.abc import Iterator

from ..changes import with_status
from ..model import REFUSALS, SITUATIONS
from .operator import Change

CODES = (200, 201, 202, 204, 400, 401, 403, 404, 409, 422, 429, 500, 501, 503)


def swapped() -> Iterator[Change]:
    for situation in SITUATIONS:
        if situation != "crash":
            for code in CODES:
                if code != REFUSALS.get(situation, 200):
                    yield Change(
                        f"{situation} {code}", with_status([situation], code), allowed=_allowed(situation, code)
                    )


def _allowed(situation: str, code: int) -> str:
    if situation == "wrong method" and (400 <= code < 500 or code == 501):
        return "the contract names no other methods, so any refusal of them will do"
    if situation == "no id" and code == 404:
        return "400 and 404 are both documented for a fetch, and nothing says which a missing id gets"
    return ""
