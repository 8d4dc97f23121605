# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV55TextToVideoDuration = Literal[5, 8, 10]

PIXVERSE_V55_TEXT_TO_VIDEO_DURATION_VALUES: set[PixverseV55TextToVideoDuration] = {
    5,
    8,
    10,
}


def check_pixverse_v55_text_to_video_duration(value: int) -> PixverseV55TextToVideoDuration:
    if value in PIXVERSE_V55_TEXT_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_TEXT_TO_VIDEO_DURATION_VALUES!r}"
    )
