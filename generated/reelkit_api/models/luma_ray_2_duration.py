# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRay2Duration = Literal[5, 9]

LUMA_RAY_2_DURATION_VALUES: set[LumaRay2Duration] = {
    5,
    9,
}


def check_luma_ray_2_duration(value: int) -> LumaRay2Duration:
    if value in LUMA_RAY_2_DURATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LUMA_RAY_2_DURATION_VALUES!r}")
