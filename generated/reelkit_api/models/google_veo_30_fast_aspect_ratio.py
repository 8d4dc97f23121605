# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo30FastAspectRatio = Literal["16:9", "9:16"]

GOOGLE_VEO_30_FAST_ASPECT_RATIO_VALUES: set[GoogleVeo30FastAspectRatio] = {
    "16:9",
    "9:16",
}


def check_google_veo_30_fast_aspect_ratio(value: str) -> GoogleVeo30FastAspectRatio:
    if value in GOOGLE_VEO_30_FAST_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_30_FAST_ASPECT_RATIO_VALUES!r}"
    )
