# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV21MasterTextToVideoDuration = Literal[5, 10]

KLINGAI_V21_MASTER_TEXT_TO_VIDEO_DURATION_VALUES: set[KlingaiV21MasterTextToVideoDuration] = {
    5,
    10,
}


def check_klingai_v21_master_text_to_video_duration(
    value: int,
) -> KlingaiV21MasterTextToVideoDuration:
    if value in KLINGAI_V21_MASTER_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V21_MASTER_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
