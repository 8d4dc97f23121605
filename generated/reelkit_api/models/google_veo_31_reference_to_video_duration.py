# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31ReferenceToVideoDuration = Literal[8]

GOOGLE_VEO_31_REFERENCE_TO_VIDEO_DURATION_VALUES: set[GoogleVeo31ReferenceToVideoDuration] = {
    8,
}


def check_google_veo_31_reference_to_video_duration(
    value: int,
) -> GoogleVeo31ReferenceToVideoDuration:
    if value in GOOGLE_VEO_31_REFERENCE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_REFERENCE_TO_VIDEO_DURATION_VALUES!r}"
    )
