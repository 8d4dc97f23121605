# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV3MotionControlMode = Literal["pro", "std"]

KLINGAI_VIDEO_V3_MOTION_CONTROL_MODE_VALUES: set[KlingaiVideoV3MotionControlMode] = {
    "pro",
    "std",
}


def check_klingai_video_v3_motion_control_mode(value: str) -> KlingaiVideoV3MotionControlMode:
    if value in KLINGAI_VIDEO_V3_MOTION_CONTROL_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_MOTION_CONTROL_MODE_VALUES!r}"
    )
