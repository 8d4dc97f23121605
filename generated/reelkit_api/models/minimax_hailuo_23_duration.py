# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MinimaxHailuo23Duration = Literal[6, 10]

MINIMAX_HAILUO_23_DURATION_VALUES: set[MinimaxHailuo23Duration] = {
    6,
    10,
}


def check_minimax_hailuo_23_duration(value: int) -> MinimaxHailuo23Duration:
    if value in MINIMAX_HAILUO_23_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MINIMAX_HAILUO_23_DURATION_VALUES!r}"
    )
