# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV26ProTextToVideoDuration = Literal[5, 10]

KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_DURATION_VALUES: set[KlingaiVideoV26ProTextToVideoDuration] = {
    5,
    10,
}


def check_klingai_video_v26_pro_text_to_video_duration(
    value: int,
) -> KlingaiVideoV26ProTextToVideoDuration:
    if value in KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
