# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRay32Duration = Literal[5, 10]

LUMA_RAY_32_DURATION_VALUES: set[LumaRay32Duration] = {
    5,
    10,
}


def check_luma_ray_32_duration(value: int) -> LumaRay32Duration:
    if value in LUMA_RAY_32_DURATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LUMA_RAY_32_DURATION_VALUES!r}")
