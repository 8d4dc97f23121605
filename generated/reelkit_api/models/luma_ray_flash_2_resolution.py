# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRayFlash2Resolution = Literal["1080p", "4k", "540p", "720p"]

LUMA_RAY_FLASH_2_RESOLUTION_VALUES: set[LumaRayFlash2Resolution] = {
    "1080p",
    "4k",
    "540p",
    "720p",
}


def check_luma_ray_flash_2_resolution(value: str) -> LumaRayFlash2Resolution:
    if value in LUMA_RAY_FLASH_2_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_FLASH_2_RESOLUTION_VALUES!r}"
    )
