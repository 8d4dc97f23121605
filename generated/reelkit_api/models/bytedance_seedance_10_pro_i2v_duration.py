# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance10ProI2VDuration = Literal[5, 10]

BYTEDANCE_SEEDANCE_10_PRO_I2V_DURATION_VALUES: set[BytedanceSeedance10ProI2VDuration] = {
    5,
    10,
}


def check_bytedance_seedance_10_pro_i2v_duration(value: int) -> BytedanceSeedance10ProI2VDuration:
    if value in BYTEDANCE_SEEDANCE_10_PRO_I2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_10_PRO_I2V_DURATION_VALUES!r}"
    )
