# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV1ProTextToVideoDuration = Literal[5, 10]

KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_DURATION_VALUES: set[KlingVideoV1ProTextToVideoDuration] = {
    5,
    10,
}


def check_kling_video_v1_pro_text_to_video_duration(
    value: int,
) -> KlingVideoV1ProTextToVideoDuration:
    if value in KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
