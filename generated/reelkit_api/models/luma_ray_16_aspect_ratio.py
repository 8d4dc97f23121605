# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRay16AspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "9:21"]

LUMA_RAY_16_ASPECT_RATIO_VALUES: set[LumaRay16AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "9:21",
}


def check_luma_ray_16_aspect_ratio(value: str) -> LumaRay16AspectRatio:
    if value in LUMA_RAY_16_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_16_ASPECT_RATIO_VALUES!r}"
    )
