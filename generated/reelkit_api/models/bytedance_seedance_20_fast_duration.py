# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance20FastDuration = Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

BYTEDANCE_SEEDANCE_20_FAST_DURATION_VALUES: set[BytedanceSeedance20FastDuration] = {
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


def check_bytedance_seedance_20_fast_duration(value: int) -> BytedanceSeedance20FastDuration:
    if value in BYTEDANCE_SEEDANCE_20_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_FAST_DURATION_VALUES!r}"
    )
