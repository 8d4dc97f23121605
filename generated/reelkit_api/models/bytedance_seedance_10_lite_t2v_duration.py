# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance10LiteT2VDuration = Literal[5, 10]

BYTEDANCE_SEEDANCE_10_LITE_T2V_DURATION_VALUES: set[BytedanceSeedance10LiteT2VDuration] = {
    5,
    10,
}


def check_bytedance_seedance_10_lite_t2v_duration(value: int) -> BytedanceSeedance10LiteT2VDuration:
    if value in BYTEDANCE_SEEDANCE_10_LITE_T2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_10_LITE_T2V_DURATION_VALUES!r}"
    )
