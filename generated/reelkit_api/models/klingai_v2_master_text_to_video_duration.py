# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV2MasterTextToVideoDuration = Literal[5, 10]

KLINGAI_V2_MASTER_TEXT_TO_VIDEO_DURATION_VALUES: set[KlingaiV2MasterTextToVideoDuration] = {
    5,
    10,
}


def check_klingai_v2_master_text_to_video_duration(
    value: int,
) -> KlingaiV2MasterTextToVideoDuration:
    if value in KLINGAI_V2_MASTER_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V2_MASTER_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
