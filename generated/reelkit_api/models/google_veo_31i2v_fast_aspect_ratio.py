# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31I2VFastAspectRatio = Literal["16:9", "9:16"]

GOOGLE_VEO_31I2V_FAST_ASPECT_RATIO_VALUES: set[GoogleVeo31I2VFastAspectRatio] = {
    "16:9",
    "9:16",
}


def check_google_veo_31i2v_fast_aspect_ratio(value: str) -> GoogleVeo31I2VFastAspectRatio:
    if value in GOOGLE_VEO_31I2V_FAST_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31I2V_FAST_ASPECT_RATIO_VALUES!r}"
    )
