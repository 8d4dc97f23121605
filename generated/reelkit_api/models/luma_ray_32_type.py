# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRay32Type = Literal["video", "video_edit", "video_reframe"]

LUMA_RAY_32_TYPE_VALUES: set[LumaRay32Type] = {
    "video",
    "video_edit",
    "video_reframe",
}


def check_luma_ray_32_type(value: str) -> LumaRay32Type:
    if value in LUMA_RAY_32_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LUMA_RAY_32_TYPE_VALUES!r}")
