# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV25TurboProTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_V25_TURBO_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingaiV25TurboProTextToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_v25_turbo_pro_text_to_video_aspect_ratio(
    value: str,
) -> KlingaiV25TurboProTextToVideoAspectRatio:
    if value in KLINGAI_V25_TURBO_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V25_TURBO_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
