# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BeebleSwitchxVideoToVideoAlphaMode = Literal["auto", "custom", "fill", "select"]

BEEBLE_SWITCHX_VIDEO_TO_VIDEO_ALPHA_MODE_VALUES: set[BeebleSwitchxVideoToVideoAlphaMode] = {
    "auto",
    "custom",
    "fill",
    "select",
}


def check_beeble_switchx_video_to_video_alpha_mode(
    value: str,
) -> BeebleSwitchxVideoToVideoAlphaMode:
    if value in BEEBLE_SWITCHX_VIDEO_TO_VIDEO_ALPHA_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BEEBLE_SWITCHX_VIDEO_TO_VIDEO_ALPHA_MODE_VALUES!r}"
    )
