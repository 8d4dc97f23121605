# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoO1VideoToVideoReferenceAspectRatio = Literal["16:9", "1:1", "9:16"]

KLINGAI_VIDEO_O1_VIDEO_TO_VIDEO_REFERENCE_ASPECT_RATIO_VALUES: set[
    KlingaiVideoO1VideoToVideoReferenceAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_klingai_video_o1_video_to_video_reference_aspect_ratio(
    value: str,
) -> KlingaiVideoO1VideoToVideoReferenceAspectRatio:
    if value in KLINGAI_VIDEO_O1_VIDEO_TO_VIDEO_REFERENCE_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_O1_VIDEO_TO_VIDEO_REFERENCE_ASPECT_RATIO_VALUES!r}"
    )
