# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance20Resolution = Literal["1080p", "480p", "4k", "720p"]

BYTEDANCE_SEEDANCE_20_RESOLUTION_VALUES: set[BytedanceSeedance20Resolution] = {
    "1080p",
    "480p",
    "4k",
    "720p",
}


def check_bytedance_seedance_20_resolution(value: str) -> BytedanceSeedance20Resolution:
    if value in BYTEDANCE_SEEDANCE_20_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_RESOLUTION_VALUES!r}"
    )
