# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceDreaminaSeedance25Duration = Literal[
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
    16,
    17,
    18,
    19,
    20,
    21,
    22,
    23,
    24,
    25,
    26,
    27,
    28,
    29,
    30,
]

BYTEDANCE_DREAMINA_SEEDANCE_25_DURATION_VALUES: set[BytedanceDreaminaSeedance25Duration] = {
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
    16,
    17,
    18,
    19,
    20,
    21,
    22,
    23,
    24,
    25,
    26,
    27,
    28,
    29,
    30,
}


def check_bytedance_dreamina_seedance_25_duration(
    value: int,
) -> BytedanceDreaminaSeedance25Duration:
    if value in BYTEDANCE_DREAMINA_SEEDANCE_25_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_DREAMINA_SEEDANCE_25_DURATION_VALUES!r}"
    )
