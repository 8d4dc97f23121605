# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV16ProTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLING_VIDEO_V16_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingVideoV16ProTextToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_kling_video_v16_pro_text_to_video_aspect_ratio(
    value: str,
) -> KlingVideoV16ProTextToVideoAspectRatio:
    if value in KLING_VIDEO_V16_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V16_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
