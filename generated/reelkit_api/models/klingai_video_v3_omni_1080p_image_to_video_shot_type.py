# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3Omni1080PImageToVideoShotType = Literal["customize", "intelligence", "intelligent"]

KLINGAI_VIDEO_V3_OMNI_1080P_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES: set[
    KlingaiVideoV3Omni1080PImageToVideoShotType
] = {
    "customize",
    "intelligence",
    "intelligent",
}


def check_klingai_video_v3_omni_1080p_image_to_video_shot_type(
    value: str,
) -> KlingaiVideoV3Omni1080PImageToVideoShotType:
    if value in KLINGAI_VIDEO_V3_OMNI_1080P_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_OMNI_1080P_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES!r}"
    )
