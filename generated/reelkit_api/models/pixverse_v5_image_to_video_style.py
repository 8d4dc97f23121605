# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5ImageToVideoStyle = Literal["3d_animation", "anime", "clay", "comic", "cyberpunk"]

PIXVERSE_V5_IMAGE_TO_VIDEO_STYLE_VALUES: set[PixverseV5ImageToVideoStyle] = {
    "3d_animation",
    "anime",
    "clay",
    "comic",
    "cyberpunk",
}


def check_pixverse_v5_image_to_video_style(value: str) -> PixverseV5ImageToVideoStyle:
    if value in PIXVERSE_V5_IMAGE_TO_VIDEO_STYLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_IMAGE_TO_VIDEO_STYLE_VALUES!r}"
    )
