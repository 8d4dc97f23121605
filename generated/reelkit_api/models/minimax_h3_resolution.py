# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MinimaxH3Resolution = Literal["2K"]

MINIMAX_H3_RESOLUTION_VALUES: set[MinimaxH3Resolution] = {
    "2K",
}


def check_minimax_h3_resolution(value: str) -> MinimaxH3Resolution:
    if value in MINIMAX_H3_RESOLUTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MINIMAX_H3_RESOLUTION_VALUES!r}")
