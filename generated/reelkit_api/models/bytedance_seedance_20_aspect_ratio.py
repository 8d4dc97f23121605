# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance20AspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16"]

BYTEDANCE_SEEDANCE_20_ASPECT_RATIO_VALUES: set[BytedanceSeedance20AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
}


def check_bytedance_seedance_20_aspect_ratio(value: str) -> BytedanceSeedance20AspectRatio:
    if value in BYTEDANCE_SEEDANCE_20_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_20_ASPECT_RATIO_VALUES!r}"
    )
