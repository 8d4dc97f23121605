# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31FirstLastImageToVideoResolution = Literal["1080p", "720p"]

GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_RESOLUTION_VALUES: set[
    GoogleVeo31FirstLastImageToVideoResolution
] = {
    "1080p",
    "720p",
}


def check_google_veo_31_first_last_image_to_video_resolution(
    value: str,
) -> GoogleVeo31FirstLastImageToVideoResolution:
    if value in GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FIRST_LAST_IMAGE_TO_VIDEO_RESOLUTION_VALUES!r}"
    )
