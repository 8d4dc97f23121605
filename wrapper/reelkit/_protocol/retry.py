"""How often to try again what certainly had no effect."""

import datetime
import time
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reelkit._errors import public


@public
class Retry(NamedTuple):
    """Up to *attempts* in all and within *budget* seconds, after gaps that double from *initial* to *cap*."""

    attempts: int = 5
    initial: float = 0.5
    cap: float = 20.0
    budget: float = 60.0

    def gap(self, attempt: int, random: Callable[[], float]) -> float:
        """Seconds before the attempt after the *attempt*-th: full jitter, so that clients do not come back together."""
        return random() * min(self.cap, self.initial * 2.0**attempt)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that a Retry-After header asks for, given as a number or as a date."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        return _until(value, headers.get("date"))
    return seconds if 0 <= seconds < float("inf") else None


def http_date(text: str | None) -> float | None:
    """The time of a header such as Date, in seconds since 1970; None if it tells none."""
    from email.utils import parsedate_to_datetime  # lazy: takes 6 ms to import

    try:
        told = parsedate_to_datetime(text or "")
        if told.tzinfo is None:  # the zone -0000
            told = told.replace(tzinfo=datetime.UTC)
        return told.timestamp()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _until(date: str, now: str | None) -> float | None:
    """From the server's own clock, where it tells the time: ours may be wrong."""
    then = http_date(date)
    start = http_date(now) if now else time.time()
    return None if then is None or start is None else max(0.0, then - start)
