# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoV26MotionControlMode = Literal["pro", "std"]

KLINGAI_VIDEO_V26_MOTION_CONTROL_MODE_VALUES: set[KlingaiVideoV26MotionControlMode] = {
    "pro",
    "std",
}


def check_klingai_video_v26_motion_control_mode(value: str) -> KlingaiVideoV26MotionControlMode:
    if value in KLINGAI_VIDEO_V26_MOTION_CONTROL_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V26_MOTION_CONTROL_MODE_VALUES!r}"
    )
