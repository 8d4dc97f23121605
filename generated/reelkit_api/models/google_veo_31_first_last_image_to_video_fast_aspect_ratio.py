# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31FirstLastImageToVideoFastAspectRatio = Literal["16:9", "9:16"]

GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_FAST_ASPECT_RATIO_VALUES: set[
    GoogleVeo31FirstLastImageToVideoFastAspectRatio
] = {
    "16:9",
    "9:16",
}


def check_google_veo_31_first_last_image_to_video_fast_aspect_ratio(
    value: str,
) -> GoogleVeo31FirstLastImageToVideoFastAspectRatio:
    if value in GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_FAST_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_FAST_ASPECT_RATIO_VALUES!r}"
    )
