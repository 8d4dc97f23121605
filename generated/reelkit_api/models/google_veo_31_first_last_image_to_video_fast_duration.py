# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31FirstLastImageToVideoFastDuration = Literal[4, 6, 8]

GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_FAST_DURATION_VALUES: set[
    GoogleVeo31FirstLastImageToVideoFastDuration
] = {
    4,
    6,
    8,
}


def check_google_veo_31_first_last_image_to_video_fast_duration(
    value: int,
) -> GoogleVeo31FirstLastImageToVideoFastDuration:
    if value in GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_FAST_DURATION_VALUES!r}"
    )
