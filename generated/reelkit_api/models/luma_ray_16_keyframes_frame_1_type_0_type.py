# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRay16KeyframesFrame1Type0Type = Literal["image"]

LUMA_RAY_16_KEYFRAMES_FRAME_1_TYPE_0_TYPE_VALUES: set[LumaRay16KeyframesFrame1Type0Type] = {
    "image",
}


def check_luma_ray_16_keyframes_frame_1_type_0_type(
    value: str,
) -> LumaRay16KeyframesFrame1Type0Type:
    if value in LUMA_RAY_16_KEYFRAMES_FRAME_1_TYPE_0_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_16_KEYFRAMES_FRAME_1_TYPE_0_TYPE_VALUES!r}"
    )
