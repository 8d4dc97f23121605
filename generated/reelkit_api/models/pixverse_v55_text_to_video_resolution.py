# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV55TextToVideoResolution = Literal["1080p", "360p", "540p", "720p"]

PIXVERSE_V55_TEXT_TO_VIDEO_RESOLUTION_VALUES: set[PixverseV55TextToVideoResolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_pixverse_v55_text_to_video_resolution(value: str) -> PixverseV55TextToVideoResolution:
    if value in PIXVERSE_V55_TEXT_TO_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_TEXT_TO_VIDEO_RESOLUTION_VALUES!r}"
    )
