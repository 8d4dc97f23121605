# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22VaceFunA14BInpaintingAcceleration = Literal["none", "regular"]

ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_ACCELERATION_VALUES: set[
    AlibabaWan22VaceFunA14BInpaintingAcceleration
] = {
    "none",
    "regular",
}


def check_alibaba_wan_22_vace_fun_a14b_inpainting_acceleration(
    value: str,
) -> AlibabaWan22VaceFunA14BInpaintingAcceleration:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_ACCELERATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_ACCELERATION_VALUES!r}"
    )
