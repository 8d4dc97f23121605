# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5ImageToVideoDuration = Literal[5, 8]

PIXVERSE_V5_IMAGE_TO_VIDEO_DURATION_VALUES: set[PixverseV5ImageToVideoDuration] = {
    5,
    8,
}


def check_pixverse_v5_image_to_video_duration(value: int) -> PixverseV5ImageToVideoDuration:
    if value in PIXVERSE_V5_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )
