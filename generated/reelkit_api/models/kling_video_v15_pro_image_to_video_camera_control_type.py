# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV15ProImageToVideoCameraControlType = Literal[
    "down_back", "forward_up", "left_turn_forward", "right_turn_forward", "simple"
]

KLING_VIDEO_V15_PRO_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES: set[
    KlingVideoV15ProImageToVideoCameraControlType
] = {
    "down_back",
    "forward_up",
    "left_turn_forward",
    "right_turn_forward",
    "simple",
}


def check_kling_video_v15_pro_image_to_video_camera_control_type(
    value: str,
) -> KlingVideoV15ProImageToVideoCameraControlType:
    if value in KLING_VIDEO_V15_PRO_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V15_PRO_IMAGE_TO_VIDEO_CAMERA_CONTROL_TYPE_VALUES!r}"
    )
