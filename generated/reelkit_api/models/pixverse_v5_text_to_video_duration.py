# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5TextToVideoDuration = Literal[5, 8]

PIXVERSE_V5_TEXT_TO_VIDEO_DURATION_VALUES: set[PixverseV5TextToVideoDuration] = {
    5,
    8,
}


def check_pixverse_v5_text_to_video_duration(value: int) -> PixverseV5TextToVideoDuration:
    if value in PIXVERSE_V5_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
