# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance20FastAspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16"]

BYTEDANCE_SEEDANCE_20_FAST_ASPECT_RATIO_VALUES: set[BytedanceSeedance20FastAspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
}


def check_bytedance_seedance_20_fast_aspect_ratio(value: str) -> BytedanceSeedance20FastAspectRatio:
    if value in BYTEDANCE_SEEDANCE_20_FAST_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_FAST_ASPECT_RATIO_VALUES!r}"
    )
