# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV55TextToVideoModel = Literal["pixverse/v5-5-text-to-video", "pixverse/v5.5/text-to-video"]

PIXVERSE_V55_TEXT_TO_VIDEO_MODEL_VALUES: set[PixverseV55TextToVideoModel] = {
    "pixverse/v5-5-text-to-video",
    "pixverse/v5.5/text-to-video",
}


def check_pixverse_v55_text_to_video_model(value: str) -> PixverseV55TextToVideoModel:
    if value in PIXVERSE_V55_TEXT_TO_VIDEO_MODEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_TEXT_TO_VIDEO_MODEL_VALUES!r}"
    )
