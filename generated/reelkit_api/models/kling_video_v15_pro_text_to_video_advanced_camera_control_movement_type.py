# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType = Literal[
    "horizontal", "pan", "roll", "tilt", "vertical", "zoom"
]

KLING_VIDEO_V15_PRO_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES: set[
    KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType
] = {
    "horizontal",
    "pan",
    "roll",
    "tilt",
    "vertical",
    "zoom",
}


def check_kling_video_v15_pro_text_to_video_advanced_camera_control_movement_type(
    value: str,
) -> KlingVideoV15ProTextToVideoAdvancedCameraControlMovementType:
    if value in KLING_VIDEO_V15_PRO_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V15_PRO_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES!r}"
    )
