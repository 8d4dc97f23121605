# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MinimaxHailuo23FastResolution = Literal["1080P", "768P"]

MINIMAX_HAILUO_23_FAST_RESOLUTION_VALUES: set[MinimaxHailuo23FastResolution] = {
    "1080P",
    "768P",
}


def check_minimax_hailuo_23_fast_resolution(value: str) -> MinimaxHailuo23FastResolution:
    if value in MINIMAX_HAILUO_23_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MINIMAX_HAILUO_23_FAST_RESOLUTION_VALUES!r}"
    )
