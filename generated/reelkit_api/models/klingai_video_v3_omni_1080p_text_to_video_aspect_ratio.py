# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3Omni1080PTextToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_VIDEO_V3_OMNI_1080P_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingaiVideoV3Omni1080PTextToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_video_v3_omni_1080p_text_to_video_aspect_ratio(
    value: str,
) -> KlingaiVideoV3Omni1080PTextToVideoAspectRatio:
    if value in KLINGAI_VIDEO_V3_OMNI_1080P_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_OMNI_1080P_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
