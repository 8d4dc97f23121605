# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoO1VideoToVideoReferenceDuration = Literal[5, 10]

KLINGAI_VIDEO_O1_VIDEO_TO_VIDEO_REFERENCE_DURATION_VALUES: set[
    KlingaiVideoO1VideoToVideoReferenceDuration
] = {
    5,
    10,
}


def check_klingai_video_o1_video_to_video_reference_duration(
    value: int,
) -> KlingaiVideoO1VideoToVideoReferenceDuration:
    if value in KLINGAI_VIDEO_O1_VIDEO_TO_VIDEO_REFERENCE_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_O1_VIDEO_TO_VIDEO_REFERENCE_DURATION_VALUES!r}"
    )
