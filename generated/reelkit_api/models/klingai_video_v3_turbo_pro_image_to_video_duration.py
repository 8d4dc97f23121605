# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3TurboProImageToVideoDuration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

KLINGAI_VIDEO_V3_TURBO_PRO_IMAGE_TO_VIDEO_DURATION_VALUES: set[
    KlingaiVideoV3TurboProImageToVideoDuration
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


def check_klingai_video_v3_turbo_pro_image_to_video_duration(
    value: int,
) -> KlingaiVideoV3TurboProImageToVideoDuration:
    if value in KLINGAI_VIDEO_V3_TURBO_PRO_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_TURBO_PRO_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )
