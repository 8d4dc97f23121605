# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3StandardTextToVideoShotType = Literal["customize", "intelligent"]

KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_SHOT_TYPE_VALUES: set[
    KlingaiVideoV3StandardTextToVideoShotType
] = {
    "customize",
    "intelligent",
}


def check_klingai_video_v3_standard_text_to_video_shot_type(
    value: str,
) -> KlingaiVideoV3StandardTextToVideoShotType:
    if value in KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_STANDARD_TEXT_TO_VIDEO_SHOT_TYPE_VALUES!r}"
    )
