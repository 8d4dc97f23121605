# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV55ImageToVideoThinkingType = Literal["auto", "disabled", "enabled"]

PIXVERSE_V55_IMAGE_TO_VIDEO_THINKING_TYPE_VALUES: set[PixverseV55ImageToVideoThinkingType] = {
    "auto",
    "disabled",
    "enabled",
}


def check_pixverse_v55_image_to_video_thinking_type(
    value: str,
) -> PixverseV55ImageToVideoThinkingType:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_THINKING_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_THINKING_TYPE_VALUES!r}"
    )
