# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LumaRay2KeyframesFrame1Type1Type = Literal["generation"]

LUMA_RAY_2_KEYFRAMES_FRAME_1_TYPE_1_TYPE_VALUES: set[LumaRay2KeyframesFrame1Type1Type] = {
    "generation",
}


def check_luma_ray_2_keyframes_frame_1_type_1_type(value: str) -> LumaRay2KeyframesFrame1Type1Type:
    if value in LUMA_RAY_2_KEYFRAMES_FRAME_1_TYPE_1_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_2_KEYFRAMES_FRAME_1_TYPE_1_TYPE_VALUES!r}"
    )
