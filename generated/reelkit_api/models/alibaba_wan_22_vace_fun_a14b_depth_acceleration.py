# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22VaceFunA14BDepthAcceleration = Literal["none", "regular"]

ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_ACCELERATION_VALUES: set[
    AlibabaWan22VaceFunA14BDepthAcceleration
] = {
    "none",
    "regular",
}


def check_alibaba_wan_22_vace_fun_a14b_depth_acceleration(
    value: str,
) -> AlibabaWan22VaceFunA14BDepthAcceleration:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_ACCELERATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_ACCELERATION_VALUES!r}"
    )
