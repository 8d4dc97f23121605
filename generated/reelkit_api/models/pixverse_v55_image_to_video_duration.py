# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV55ImageToVideoDuration = Literal[5, 8, 10]

PIXVERSE_V55_IMAGE_TO_VIDEO_DURATION_VALUES: set[PixverseV55ImageToVideoDuration] = {
    5,
    8,
    10,
}


def check_pixverse_v55_image_to_video_duration(value: int) -> PixverseV55ImageToVideoDuration:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )
