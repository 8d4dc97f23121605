# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31I2VDuration = Literal[4, 6, 8]

GOOGLE_VEO_31I2V_DURATION_VALUES: set[GoogleVeo31I2VDuration] = {
    4,
    6,
    8,
}


def check_google_veo_31i2v_duration(value: int) -> GoogleVeo31I2VDuration:
    if value in GOOGLE_VEO_31I2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31I2V_DURATION_VALUES!r}"
    )
