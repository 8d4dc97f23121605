# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV1ProTextToVideoCameraControl = Literal[
    "down_back", "forward_up", "left_turn_forward", "right_turn_forward"
]

KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES: set[
    KlingVideoV1ProTextToVideoCameraControl
] = {
    "down_back",
    "forward_up",
    "left_turn_forward",
    "right_turn_forward",
}


def check_kling_video_v1_pro_text_to_video_camera_control(
    value: str,
) -> KlingVideoV1ProTextToVideoCameraControl:
    if value in KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V1_PRO_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES!r}"
    )
