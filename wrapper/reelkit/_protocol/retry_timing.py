"""How often and when a request is sent again: the settings, and the time that a response names.

Whether a create may be sent again is decided in `_flows.create`.
"""

import datetime
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reelkit._errors import public

MOST_DOUBLINGS = 100  # of a pause; more than enough for any *cap*


@public
class Retry(NamedTuple):
    """At most *attempts* within *budget* seconds, after pauses that double from *initial* to *cap*."""

    attempts: int = 5
    initial: float = 0.5
    cap: float = 20.0
    budget: float = 60.0

    def gap(self, attempt: int, random: Callable[[], float]) -> float:
        """The seconds before the next attempt: full jitter, so that clients do not retry at the same time."""
        return random() * min(self.cap, self.initial * 2.0 ** min(attempt, MOST_DOUBLINGS))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds of a Retry-After header, given as a number or as a date."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        return _until(value, headers.get("date"))
    return seconds if 0 <= seconds < float("inf") else None


def http_date(text: str | None) -> float | None:
    """The time of a header such as Date, in seconds since 1970; None if it is invalid."""
    from email.utils import parsedate_to_datetime  # lazy: takes 6 ms to import

    try:
        told = parsedate_to_datetime(text or "")
        if told.tzinfo is None:  # the zone -0000
            told = told.replace(tzinfo=datetime.UTC)
        return told.timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _until(date: str, now: str | None) -> float | None:
    """The seconds until a date, by the server's own clock if it sends the time: ours may be wrong."""
    then = http_date(date)
    start = http_date(now) if now else time.time()
    return None if then is None or start is None else max(0.0, then - start)
