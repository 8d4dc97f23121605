# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRayFlash2KeyframesFrame0Type0Type = Literal["image"]

LUMA_RAY_FLASH_2_KEYFRAMES_FRAME_0_TYPE_0_TYPE_VALUES: set[
    LumaRayFlash2KeyframesFrame0Type0Type
] = {
    "image",
}


def check_luma_ray_flash_2_keyframes_frame_0_type_0_type(
    value: str,
) -> LumaRayFlash2KeyframesFrame0Type0Type:
    if value in LUMA_RAY_FLASH_2_KEYFRAMES_FRAME_0_TYPE_0_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_FLASH_2_KEYFRAMES_FRAME_0_TYPE_0_TYPE_VALUES!r}"
    )
