# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3StandardTurboTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_VIDEO_V3_STANDARD_TURBO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingaiVideoV3StandardTurboTextToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_video_v3_standard_turbo_text_to_video_aspect_ratio(
    value: str,
) -> KlingaiVideoV3StandardTurboTextToVideoAspectRatio:
    if value in KLINGAI_VIDEO_V3_STANDARD_TURBO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_STANDARD_TURBO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
