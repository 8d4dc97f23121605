# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoO1ReferenceToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_VIDEO_O1_REFERENCE_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingaiVideoO1ReferenceToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_video_o1_reference_to_video_aspect_ratio(
    value: str,
) -> KlingaiVideoO1ReferenceToVideoAspectRatio:
    if value in KLINGAI_VIDEO_O1_REFERENCE_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_O1_REFERENCE_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )
