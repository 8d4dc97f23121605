# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3Omni720PTextToVideoDuration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

KLINGAI_VIDEO_V3_OMNI_720P_TEXT_TO_VIDEO_DURATION_VALUES: set[
    KlingaiVideoV3Omni720PTextToVideoDuration
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


def check_klingai_video_v3_omni_720p_text_to_video_duration(
    value: int,
) -> KlingaiVideoV3Omni720PTextToVideoDuration:
    if value in KLINGAI_VIDEO_V3_OMNI_720P_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_OMNI_720P_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
