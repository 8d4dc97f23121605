# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance20FastResolution = Literal["480p", "720p"]

BYTEDANCE_SEEDANCE_20_FAST_RESOLUTION_VALUES: set[BytedanceSeedance20FastResolution] = {
    "480p",
    "720p",
}


def check_bytedance_seedance_20_fast_resolution(value: str) -> BytedanceSeedance20FastResolution:
    if value in BYTEDANCE_SEEDANCE_20_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_FAST_RESOLUTION_VALUES!r}"
    )
