# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5TransitionResolution = Literal["1080p", "360p", "540p", "720p"]

PIXVERSE_V5_TRANSITION_RESOLUTION_VALUES: set[PixverseV5TransitionResolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_pixverse_v5_transition_resolution(value: str) -> PixverseV5TransitionResolution:
    if value in PIXVERSE_V5_TRANSITION_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TRANSITION_RESOLUTION_VALUES!r}"
    )
