# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance20Duration = Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

BYTEDANCE_SEEDANCE_20_DURATION_VALUES: set[BytedanceSeedance20Duration] = {
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
}


def check_bytedance_seedance_20_duration(value: int) -> BytedanceSeedance20Duration:
    if value in BYTEDANCE_SEEDANCE_20_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_DURATION_VALUES!r}"
    )
