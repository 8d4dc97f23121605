# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV1StandardImageToVideoDuration = Literal[5, 10]

KLING_VIDEO_V1_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES: set[
    KlingVideoV1StandardImageToVideoDuration
] = {
    5,
    10,
}


def check_kling_video_v1_standard_image_to_video_duration(
    value: int,
) -> KlingVideoV1StandardImageToVideoDuration:
    if value in KLING_VIDEO_V1_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V1_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )
