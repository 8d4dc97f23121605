# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance10ProFastDuration = Literal[5, 10]

BYTEDANCE_SEEDANCE_10_PRO_FAST_DURATION_VALUES: set[BytedanceSeedance10ProFastDuration] = {
    5,
    10,
}


def check_bytedance_seedance_10_pro_fast_duration(value: int) -> BytedanceSeedance10ProFastDuration:
    if value in BYTEDANCE_SEEDANCE_10_PRO_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_10_PRO_FAST_DURATION_VALUES!r}"
    )
