# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance25Resolution = Literal["480p", "720p"]

BYTEDANCE_SEEDANCE_25_RESOLUTION_VALUES: set[BytedanceSeedance25Resolution] = {
    "480p",
    "720p",
}


def check_bytedance_seedance_25_resolution(value: str) -> BytedanceSeedance25Resolution:
    if value in BYTEDANCE_SEEDANCE_25_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_25_RESOLUTION_VALUES!r}"
    )
