# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31I2VResolution = Literal["1080p", "720p"]

GOOGLE_VEO_31I2V_RESOLUTION_VALUES: set[GoogleVeo31I2VResolution] = {
    "1080p",
    "720p",
}


def check_google_veo_31i2v_resolution(value: str) -> GoogleVeo31I2VResolution:
    if value in GOOGLE_VEO_31I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31I2V_RESOLUTION_VALUES!r}"
    )
