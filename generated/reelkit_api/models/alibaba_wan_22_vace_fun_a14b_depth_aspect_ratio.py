# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22VaceFunA14BDepthAspectRatio = Literal["16:9", "1:1", "9:16", "auto"]

ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_ASPECT_RATIO_VALUES: set[
    AlibabaWan22VaceFunA14BDepthAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
    "auto",
}


def check_alibaba_wan_22_vace_fun_a14b_depth_aspect_ratio(
    value: str,
) -> AlibabaWan22VaceFunA14BDepthAspectRatio:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_ASPECT_RATIO_VALUES!r}"
    )
