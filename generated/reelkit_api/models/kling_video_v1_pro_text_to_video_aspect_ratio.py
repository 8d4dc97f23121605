# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV1ProTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[KlingVideoV1ProTextToVideoAspectRatio] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_kling_video_v1_pro_text_to_video_aspect_ratio(
    value: str,
) -> KlingVideoV1ProTextToVideoAspectRatio:
    if value in KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
