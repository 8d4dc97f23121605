# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

KlingaiVideoO1ReferenceToVideoDuration = Literal[5, 10]

KLINGAI_VIDEO_O1_REFERENCE_TO_VIDEO_DURATION_VALUES: set[KlingaiVideoO1ReferenceToVideoDuration] = {
    5,
    10,
}


def check_klingai_video_o1_reference_to_video_duration(
    value: int,
) -> KlingaiVideoO1ReferenceToVideoDuration:
    if value in KLINGAI_VIDEO_O1_REFERENCE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_O1_REFERENCE_TO_VIDEO_DURATION_VALUES!r}"
    )
