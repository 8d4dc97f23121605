# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV25TurboProTextToVideoDuration = Literal[5, 10]

KLINGAI_V25_TURBO_PRO_TEXT_TO_VIDEO_DURATION_VALUES: set[KlingaiV25TurboProTextToVideoDuration] = {
    5,
    10,
}


def check_klingai_v25_turbo_pro_text_to_video_duration(
    value: int,
) -> KlingaiV25TurboProTextToVideoDuration:
    if value in KLINGAI_V25_TURBO_PRO_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V25_TURBO_PRO_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
