"""Finds ratios that are worse than in the stored results."""

from typing import Any, NamedTuple

from .entries import Ratio
from .results import entries

SLIP = 1 / 3


class Verdict(NamedTuple):
    """Yield a line for each ratio that is worse or cannot be compared."""

    slipped: list[str]
    unknown: list[str]


def compare(row: str, before: dict[str, Any], now: dict[str, Any]) -> Verdict:
    """Yield the ratios of one row, stored and measured."""
    known = {_key(ratio): ratio for ratio in entries(before)["ratios"]}
    found = {_key(ratio): ratio for ratio in entries(now)["ratios"]}
    slipped = [
        _line(row, known[key], ratio) for key, ratio in found.items() if key in known and _slips(known[key], ratio)
    ]
    return Verdict(slipped, [f"{row}: {_name(known[key])} was not measured" for key in known.keys() - found.keys()])


def _slips(before: Ratio, now: Ratio) -> bool:
    if before.better == "more":
        return now.value < before.value * (1 - SLIP)
    return now.value > before.value * (1 + SLIP)


def _line(row: str, before: Ratio, now: Ratio) -> str:
    return f"{row}: {_name(now)} was {before.value:.3g} and is {now.value:.3g}; {now.better} is better"


def _name(ratio: Ratio) -> str:
    return f"{ratio.what}, {ratio.ours} / {ratio.theirs}"


def _key(ratio: Ratio) -> tuple[str, str, str]:
    return ratio.what, ratio.ours, ratio.theirs
