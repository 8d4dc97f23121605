# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV2MasterTextToVideoCameraControl = Literal[
    "down_back", "forward_up", "left_turn_forward", "right_turn_forward"
]

KLINGAI_V2_MASTER_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES: set[
    KlingaiV2MasterTextToVideoCameraControl
] = {
    "down_back",
    "forward_up",
    "left_turn_forward",
    "right_turn_forward",
}


def check_klingai_v2_master_text_to_video_camera_control(
    value: str,
) -> KlingaiV2MasterTextToVideoCameraControl:
    if value in KLINGAI_V2_MASTER_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V2_MASTER_TEXT_TO_VIDEO_CAMERA_CONTROL_VALUES!r}"
    )
