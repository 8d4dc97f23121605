# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingVideoV15ProImageToVideoDuration = Literal[5, 10]

KLING_VIDEO_V15_PRO_IMAGE_TO_VIDEO_DURATION_VALUES: set[KlingVideoV15ProImageToVideoDuration] = {
    5,
    10,
}


def check_kling_video_v15_pro_image_to_video_duration(
    value: int,
) -> KlingVideoV15ProImageToVideoDuration:
    if value in KLING_VIDEO_V15_PRO_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V15_PRO_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )
