# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5TextToVideoAspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

PIXVERSE_V5_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES: set[PixverseV5TextToVideoAspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_pixverse_v5_text_to_video_aspect_ratio(value: str) -> PixverseV5TextToVideoAspectRatio:
    if value in PIXVERSE_V5_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TEXT_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
