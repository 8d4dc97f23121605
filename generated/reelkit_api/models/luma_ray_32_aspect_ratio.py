# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRay32AspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16"]

LUMA_RAY_32_ASPECT_RATIO_VALUES: set[LumaRay32AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
}


def check_luma_ray_32_aspect_ratio(value: str) -> LumaRay32AspectRatio:
    if value in LUMA_RAY_32_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_32_ASPECT_RATIO_VALUES!r}"
    )
