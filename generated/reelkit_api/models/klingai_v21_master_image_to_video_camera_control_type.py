# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV21MasterImageToVideoCameraControlType = Literal[
    "down_back", "forward_up", "left_turn_forward", "right_turn_forward", "simple"
]

KLINGAI_V21_MASTER_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES: set[
    KlingaiV21MasterImageToVideoCameraControlType
] = {
    "down_back",
    "forward_up",
    "left_turn_forward",
    "right_turn_forward",
    "simple",
}


def check_klingai_v21_master_image_to_video_camera_control_type(
    value: str,
) -> KlingaiV21MasterImageToVideoCameraControlType:
    if value in KLINGAI_V21_MASTER_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V21_MASTER_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES!r}"
    )
