# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV55ImageToVideoModel = Literal[
    "pixverse/v5-5-image-to-video", "pixverse/v5.5/image-to-video"
]

PIXVERSE_V55_IMAGE_TO_VIDEO_MODEL_VALUES: set[PixverseV55ImageToVideoModel] = {
    "pixverse/v5-5-image-to-video",
    "pixverse/v5.5/image-to-video",
}


def check_pixverse_v55_image_to_video_model(value: str) -> PixverseV55ImageToVideoModel:
    if value in PIXVERSE_V55_IMAGE_TO_VIDEO_MODEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V55_IMAGE_TO_VIDEO_MODEL_VALUES!r}"
    )
