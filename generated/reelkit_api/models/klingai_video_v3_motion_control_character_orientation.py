# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3MotionControlCharacterOrientation = Literal["image", "video"]

KLINGAI_VIDEO_V3_MOTION_CONTROL_CHARACTER_ORIENTATION_VALUES: set[
    KlingaiVideoV3MotionControlCharacterOrientation
] = {
    "image",
    "video",
}


def check_klingai_video_v3_motion_control_character_orientation(
    value: str,
) -> KlingaiVideoV3MotionControlCharacterOrientation:
    if value in KLINGAI_VIDEO_V3_MOTION_CONTROL_CHARACTER_ORIENTATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_MOTION_CONTROL_CHARACTER_ORIENTATION_VALUES!r}"
    )
