# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance15ProAspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "adaptive"]

BYTEDANCE_SEEDANCE_15_PRO_ASPECT_RATIO_VALUES: set[BytedanceSeedance15ProAspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "adaptive",
}


def check_bytedance_seedance_15_pro_aspect_ratio(value: str) -> BytedanceSeedance15ProAspectRatio:
    if value in BYTEDANCE_SEEDANCE_15_PRO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_15_PRO_ASPECT_RATIO_VALUES!r}"
    )
