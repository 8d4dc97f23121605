# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31FastExtendVideoDuration = Literal[7]

GOOGLE_VEO_31_FAST_EXTEND_VIDEO_DURATION_VALUES: set[GoogleVeo31FastExtendVideoDuration] = {
    7,
}


def check_google_veo_31_fast_extend_video_duration(
    value: int,
) -> GoogleVeo31FastExtendVideoDuration:
    if value in GOOGLE_VEO_31_FAST_EXTEND_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FAST_EXTEND_VIDEO_DURATION_VALUES!r}"
    )
