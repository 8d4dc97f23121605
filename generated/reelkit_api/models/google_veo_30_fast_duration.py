# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo30FastDuration = Literal[4, 6, 8]

GOOGLE_VEO_30_FAST_DURATION_VALUES: set[GoogleVeo30FastDuration] = {
    4,
    6,
    8,
}


def check_google_veo_30_fast_duration(value: int) -> GoogleVeo30FastDuration:
    if value in GOOGLE_VEO_30_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_30_FAST_DURATION_VALUES!r}"
    )
