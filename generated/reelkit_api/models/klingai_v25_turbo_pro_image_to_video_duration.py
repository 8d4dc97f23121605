# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiV25TurboProImageToVideoDuration = Literal[5, 10]

KLINGAI_V25_TURBO_PRO_IMAGE_TO_VIDEO_DURATION_VALUES: set[
    KlingaiV25TurboProImageToVideoDuration
] = {
    5,
    10,
}


def check_klingai_v25_turbo_pro_image_to_video_duration(
    value: int,
) -> KlingaiV25TurboProImageToVideoDuration:
    if value in KLINGAI_V25_TURBO_PRO_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_V25_TURBO_PRO_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )
