# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceDreaminaSeedance20MiniDuration = Literal[4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

BYTEDANCE_DREAMINA_SEEDANCE_20_MINI_DURATION_VALUES: set[
    BytedanceDreaminaSeedance20MiniDuration
] = {
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


def check_bytedance_dreamina_seedance_20_mini_duration(
    value: int,
) -> BytedanceDreaminaSeedance20MiniDuration:
    if value in BYTEDANCE_DREAMINA_SEEDANCE_20_MINI_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_DREAMINA_SEEDANCE_20_MINI_DURATION_VALUES!r}"
    )
