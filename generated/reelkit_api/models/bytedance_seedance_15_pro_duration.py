# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance15ProDuration = Literal[4, 5, 6, 7, 8, 9, 10, 11, 12]

BYTEDANCE_SEEDANCE_15_PRO_DURATION_VALUES: set[BytedanceSeedance15ProDuration] = {
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
}


def check_bytedance_seedance_15_pro_duration(value: int) -> BytedanceSeedance15ProDuration:
    if value in BYTEDANCE_SEEDANCE_15_PRO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_15_PRO_DURATION_VALUES!r}"
    )
