# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV15StandardImageToVideoDuration = Literal[5, 10]

KLING_VIDEO_V15_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES: set[
    KlingVideoV15StandardImageToVideoDuration
] = {
    5,
    10,
}


def check_kling_video_v15_standard_image_to_video_duration(
    value: int,
) -> KlingVideoV15StandardImageToVideoDuration:
    if value in KLING_VIDEO_V15_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V15_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )
