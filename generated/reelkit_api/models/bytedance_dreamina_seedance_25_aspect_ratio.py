# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceDreaminaSeedance25AspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16"]

BYTEDANCE_DREAMINA_SEEDANCE_25_ASPECT_RATIO_VALUES: set[BytedanceDreaminaSeedance25AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
}


def check_bytedance_dreamina_seedance_25_aspect_ratio(
    value: str,
) -> BytedanceDreaminaSeedance25AspectRatio:
    if value in BYTEDANCE_DREAMINA_SEEDANCE_25_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_DREAMINA_SEEDANCE_25_ASPECT_RATIO_VALUES!r}"
    )
