# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV26ProTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingaiVideoV26ProTextToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_video_v26_pro_text_to_video_aspect_ratio(
    value: str,
) -> KlingaiVideoV26ProTextToVideoAspectRatio:
    if value in KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V26_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
