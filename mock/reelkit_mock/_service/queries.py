"""The values in the query of a request to the logs or to the ledger."""

from urllib.parse import parse_qs

from reelkit_mock._scenario.clock import parse_time


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
