# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5ImageToVideoResolution = Literal["1080p", "360p", "540p", "720p"]

PIXVERSE_V5_IMAGE_TO_VIDEO_RESOLUTION_VALUES: set[PixverseV5ImageToVideoResolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_pixverse_v5_image_to_video_resolution(value: str) -> PixverseV5ImageToVideoResolution:
    if value in PIXVERSE_V5_IMAGE_TO_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_IMAGE_TO_VIDEO_RESOLUTION_VALUES!r}"
    )
