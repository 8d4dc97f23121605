# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31FastExtendVideoResolution = Literal["720p"]

GOOGLE_VEO_31_FAST_EXTEND_VIDEO_RESOLUTION_VALUES: set[GoogleVeo31FastExtendVideoResolution] = {
    "720p",
}


def check_google_veo_31_fast_extend_video_resolution(
    value: str,
) -> GoogleVeo31FastExtendVideoResolution:
    if value in GOOGLE_VEO_31_FAST_EXTEND_VIDEO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31_FAST_EXTEND_VIDEO_RESOLUTION_VALUES!r}"
    )
