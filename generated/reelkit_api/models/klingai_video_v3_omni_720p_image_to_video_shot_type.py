# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3Omni720PImageToVideoShotType = Literal["customize", "intelligence", "intelligent"]

KLINGAI_VIDEO_V3_OMNI_720P_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES: set[
    KlingaiVideoV3Omni720PImageToVideoShotType
] = {
    "customize",
    "intelligence",
    "intelligent",
}


def check_klingai_video_v3_omni_720p_image_to_video_shot_type(
    value: str,
) -> KlingaiVideoV3Omni720PImageToVideoShotType:
    if value in KLINGAI_VIDEO_V3_OMNI_720P_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_OMNI_720P_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES!r}"
    )
