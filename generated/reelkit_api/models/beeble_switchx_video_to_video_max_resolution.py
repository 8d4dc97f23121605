# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BeebleSwitchxVideoToVideoMaxResolution = Literal[720, 1080]

BEEBLE_SWITCHX_VIDEO_TO_VIDEO_MAX_RESOLUTION_VALUES: set[BeebleSwitchxVideoToVideoMaxResolution] = {
    720,
    1080,
}


def check_beeble_switchx_video_to_video_max_resolution(
    value: int,
) -> BeebleSwitchxVideoToVideoMaxResolution:
    if value in BEEBLE_SWITCHX_VIDEO_TO_VIDEO_MAX_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BEEBLE_SWITCHX_VIDEO_TO_VIDEO_MAX_RESOLUTION_VALUES!r}"
    )
