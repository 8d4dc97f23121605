# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31FastExtendVideoAspectRatio = Literal["16:9", "9:16", "auto"]

GOOGLE_VEO_31_FAST_EXTEND_VIDEO_ASPECT_RATIO_VALUES: set[GoogleVeo31FastExtendVideoAspectRatio] = {
    "16:9",
    "9:16",
    "auto",
}


def check_google_veo_31_fast_extend_video_aspect_ratio(
    value: str,
) -> GoogleVeo31FastExtendVideoAspectRatio:
    if value in GOOGLE_VEO_31_FAST_EXTEND_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FAST_EXTEND_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
