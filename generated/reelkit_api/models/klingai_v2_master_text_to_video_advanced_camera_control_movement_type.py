# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV2MasterTextToVideoAdvancedCameraControlMovementType = Literal[
    "horizontal", "pan", "roll", "tilt", "vertical", "zoom"
]

KLINGAI_V2_MASTER_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES: set[
    KlingaiV2MasterTextToVideoAdvancedCameraControlMovementType
] = {
    "horizontal",
    "pan",
    "roll",
    "tilt",
    "vertical",
    "zoom",
}


def check_klingai_v2_master_text_to_video_advanced_camera_control_movement_type(
    value: str,
) -> KlingaiV2MasterTextToVideoAdvancedCameraControlMovementType:
    if value in KLINGAI_V2_MASTER_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V2_MASTER_TEXT_TO_VIDEO_ADVANCED_CAMERA_CONTROL_MOVEMENT_TYPE_VALUES!r}"
    )
