# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3Omni1080PImageToVideoDuration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

KLINGAI_VIDEO_V3_OMNI_1080P_IMAGE_TO_VIDEO_DURATION_VALUES: set[
    KlingaiVideoV3Omni1080PImageToVideoDuration
] = {
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
}


def check_klingai_video_v3_omni_1080p_image_to_video_duration(
    value: int,
) -> KlingaiVideoV3Omni1080PImageToVideoDuration:
    if value in KLINGAI_VIDEO_V3_OMNI_1080P_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_OMNI_1080P_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )
