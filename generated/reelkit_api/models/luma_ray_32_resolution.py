# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRay32Resolution = Literal["1080p", "360p", "540p", "720p"]

LUMA_RAY_32_RESOLUTION_VALUES: set[LumaRay32Resolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_luma_ray_32_resolution(value: str) -> LumaRay32Resolution:
    if value in LUMA_RAY_32_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_32_RESOLUTION_VALUES!r}"
    )
