# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3ProTextToVideoDuration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

KLINGAI_VIDEO_V3_PRO_TEXT_TO_VIDEO_DURATION_VALUES: set[KlingaiVideoV3ProTextToVideoDuration] = {
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


def check_klingai_video_v3_pro_text_to_video_duration(
    value: int,
) -> KlingaiVideoV3ProTextToVideoDuration:
    if value in KLINGAI_VIDEO_V3_PRO_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_PRO_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
