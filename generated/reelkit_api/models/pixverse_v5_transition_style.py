# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5TransitionStyle = Literal["3d_animation", "anime", "clay", "comic", "cyberpunk"]

PIXVERSE_V5_TRANSITION_STYLE_VALUES: set[PixverseV5TransitionStyle] = {
    "3d_animation",
    "anime",
    "clay",
    "comic",
    "cyberpunk",
}


def check_pixverse_v5_transition_style(value: str) -> PixverseV5TransitionStyle:
    if value in PIXVERSE_V5_TRANSITION_STYLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TRANSITION_STYLE_VALUES!r}"
    )
