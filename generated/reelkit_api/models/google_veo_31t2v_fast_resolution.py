# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo31T2VFastResolution = Literal["1080p", "720p"]

GOOGLE_VEO_31T2V_FAST_RESOLUTION_VALUES: set[GoogleVeo31T2VFastResolution] = {
    "1080p",
    "720p",
}


def check_google_veo_31t2v_fast_resolution(value: str) -> GoogleVeo31T2VFastResolution:
    if value in GOOGLE_VEO_31T2V_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31T2V_FAST_RESOLUTION_VALUES!r}"
    )
