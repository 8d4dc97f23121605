# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MinimaxHailuo23FastDuration = Literal[6, 10]

MINIMAX_HAILUO_23_FAST_DURATION_VALUES: set[MinimaxHailuo23FastDuration] = {
    6,
    10,
}


def check_minimax_hailuo_23_fast_duration(value: int) -> MinimaxHailuo23FastDuration:
    if value in MINIMAX_HAILUO_23_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MINIMAX_HAILUO_23_FAST_DURATION_VALUES!r}"
    )
