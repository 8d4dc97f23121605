# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV55ImageToVideoResolution = Literal["1080p", "360p", "540p", "720p"]

PIXVERSE_V55_IMAGE_TO_VIDEO_RESOLUTION_VALUES: set[PixverseV55ImageToVideoResolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_pixverse_v55_image_to_video_resolution(value: str) -> PixverseV55ImageToVideoResolution:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_RESOLUTION_VALUES!r}"
    )
