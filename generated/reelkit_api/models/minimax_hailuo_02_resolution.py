# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

MinimaxHailuo02Resolution = Literal["1080P", "768P"]

MINIMAX_HAILUO_02_RESOLUTION_VALUES: set[MinimaxHailuo02Resolution] = {
    "1080P",
    "768P",
}


def check_minimax_hailuo_02_resolution(value: str) -> MinimaxHailuo02Resolution:
    if value in MINIMAX_HAILUO_02_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MINIMAX_HAILUO_02_RESOLUTION_VALUES!r}"
    )
