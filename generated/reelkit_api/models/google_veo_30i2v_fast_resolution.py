# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo30I2VFastResolution = Literal["1080P", "720P"]

GOOGLE_VEO_30I2V_FAST_RESOLUTION_VALUES: set[GoogleVeo30I2VFastResolution] = {
    "1080P",
    "720P",
}


def check_google_veo_30i2v_fast_resolution(value: str) -> GoogleVeo30I2VFastResolution:
    if value in GOOGLE_VEO_30I2V_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_30I2V_FAST_RESOLUTION_VALUES!r}"
    )
