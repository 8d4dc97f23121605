"""Many purchases: what is to be bought under which key, and where each video goes."""

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike, fspath
from typing import NamedTuple

from reelkit._budget import Budget
from reelkit._errors import InvalidRequest, ReelkitError
from reelkit._settings import positive

NO_NAME = frozenset('/\\:*?"<>|')
LONGEST = 200  # bytes; file systems take 255, and the name of a file that is coming in is longer than its own

Requests = Mapping[str, object] | Iterable[tuple[str, object]]


class Errand(NamedTuple):
    """One video to be made: its key, its request, and the file for it."""

    key: str
    request: object
    place: str


class Terms(NamedTuple):
    """What holds for all of them."""

    deadline: float | None
    budget: Budget
    retry_failed: bool


def errands(requests: Requests, save_to: str | PathLike[str]) -> Iterator[Errand]:
    """The errands in their order, each made when it is asked for: there may be very many."""
    template = fspath(save_to)
    if "{key}" not in template:
        raise ReelkitError(f"save_to must have {{key}} in it, such as 'out/{{key}}.mp4', not {template!r}")
    for key, request in requests.items() if isinstance(requests, Mapping) else requests:
        yield Errand(checked_key(key), request, template.replace("{key}", key))


def checked_key(key: object) -> str:
    """The key, if a file can be named after it."""
    if not isinstance(key, str) or not key or key.startswith(".") or not key.isprintable() or NO_NAME & set(key):
        raise InvalidRequest(f"the key {key!r} cannot name a file; use letters, digits, '-', '_' and '.'")
    if len(key.encode()) > LONGEST:
        raise InvalidRequest(f"the key {key[:20] + '...'!r} is too long to name a file; use {LONGEST} bytes at most")
    return key


def terms(deadline: float | None, max_in_flight: int, max_credits: float | None, retry_failed: bool) -> Terms:
    """The terms, checked."""
    positive(max_in_flight=max_in_flight)
    if max_credits is not None:
        positive(max_credits=max_credits)
    return Terms(deadline, Budget(max_credits), retry_failed)
