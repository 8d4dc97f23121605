# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV21StandardImageToVideoCameraControlType = Literal[
    "down_back", "forward_up", "left_turn_forward", "right_turn_forward", "simple"
]

KLING_VIDEO_V21_STANDARD_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES: set[
    KlingVideoV21StandardImageToVideoCameraControlType
] = {
    "down_back",
    "forward_up",
    "left_turn_forward",
    "right_turn_forward",
    "simple",
}


def check_kling_video_v21_standard_image_to_video_camera_control_type(
    value: str,
) -> KlingVideoV21StandardImageToVideoCameraControlType:
    if value in KLING_VIDEO_V21_STANDARD_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V21_STANDARD_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES!r}"
    )
