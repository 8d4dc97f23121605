# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRayFlash2AspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "9:21"]

LUMA_RAY_FLASH_2_ASPECT_RATIO_VALUES: set[LumaRayFlash2AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "9:21",
}


def check_luma_ray_flash_2_aspect_ratio(value: str) -> LumaRayFlash2AspectRatio:
    if value in LUMA_RAY_FLASH_2_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_FLASH_2_ASPECT_RATIO_VALUES!r}"
    )
