# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo3AspectRatio = Literal["16:9", "9:16"]

GOOGLE_VEO_3_ASPECT_RATIO_VALUES: set[GoogleVeo3AspectRatio] = {
    "16:9",
    "9:16",
}


def check_google_veo_3_aspect_ratio(value: str) -> GoogleVeo3AspectRatio:
    if value in GOOGLE_VEO_3_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_3_ASPECT_RATIO_VALUES!r}"
    )
