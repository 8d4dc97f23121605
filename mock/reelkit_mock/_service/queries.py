"""The values in the query of a request to the logs, to the ledger or for the usage."""

import re
from urllib.parse import parse_qs

from reelkit_mock._scenario.clock import parse_time

DAY = 86_400.0
LONGEST_WINDOW = 92 * DAY
UNITS = {"m": 60.0, "h": 3600.0, "d": DAY, "w": 7 * DAY}
PERIOD = re.compile(r"([0-9]{1,5})([mhdw])")


class InvalidQuery(Exception):
    """The query of a request is invalid; the message says why."""


def parameters(text: str) -> dict[str, str]:
    """Return the last value of each parameter."""
    return {name: values[-1] for name, values in parse_qs(text, keep_blank_values=True).items()}


def moment(values: dict[str, str], name: str) -> float:
    """Return the time of a parameter that is present."""
    text = values[name].replace(" ", "+")  # an unescaped + of a time zone
    try:
        return parse_time(text)
    except (ValueError, OverflowError):
        raise InvalidQuery(f"{name} is not a time in ISO 8601") from None


def whole_number(values: dict[str, str], name: str, default: int, least: int, most: int = 1_000_000_000) -> int:
    """Return the number of a parameter, or the default."""
    text = values.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 11 and least <= int(text) <= most):
        raise InvalidQuery(f"{name} must be a whole number from {least} to {most}")
    return int(text)


def one_of(values: dict[str, str], name: str, choices: tuple[str, ...]) -> str | None:
    """Return the word of a parameter, or None if it is absent."""
    word = values.get(name)
    if word is not None and word not in choices:
        raise InvalidQuery(f"{name} must be {', '.join(choices[:-1])} or {choices[-1]}")
    return word


def window(values: dict[str, str], now: float, speed: float) -> tuple[float, float]:
    """Return the time window, which must be given.

    A period is in real time, like the clients that ask for it: at *speed* 60, the last hour is 60 hours of the clock.
    """
    if "period" in values:
        if not (match := PERIOD.fullmatch(values["period"])):
            raise InvalidQuery("period must be a number and m, h, d or w, such as 24h or 7d")
        period = int(match[1]) * UNITS[match[2]]
        _check_window(now - period, now)
        return now - period * max(1.0, speed), now
    if not {"start", "end"} <= values.keys():
        raise InvalidQuery("give period (such as 24h), or both start and end")
    start, end = moment(values, "start"), moment(values, "end")
    if start > end:
        raise InvalidQuery("start is later than end")
    return _check_window(start, end)


def _check_window(start: float, end: float) -> tuple[float, float]:
    if end - start > LONGEST_WINDOW:
        raise InvalidQuery("the window is longer than 92 days")
    return start, end
