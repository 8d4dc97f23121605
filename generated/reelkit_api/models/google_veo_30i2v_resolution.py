# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo30I2VResolution = Literal["1080P", "720P"]

GOOGLE_VEO_30I2V_RESOLUTION_VALUES: set[GoogleVeo30I2VResolution] = {
    "1080P",
    "720P",
}


def check_google_veo_30i2v_resolution(value: str) -> GoogleVeo30I2VResolution:
    if value in GOOGLE_VEO_30I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_30I2V_RESOLUTION_VALUES!r}"
    )
