# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MinimaxH3Ratio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "adaptive"]

MINIMAX_H3_RATIO_VALUES: set[MinimaxH3Ratio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "adaptive",
}


def check_minimax_h3_ratio(value: str) -> MinimaxH3Ratio:
    if value in MINIMAX_H3_RATIO_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MINIMAX_H3_RATIO_VALUES!r}")
