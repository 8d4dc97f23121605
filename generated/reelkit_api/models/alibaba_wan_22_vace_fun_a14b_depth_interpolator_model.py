# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22VaceFunA14BDepthInterpolatorModel = Literal["film", "rife"]

ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_INTERPOLATOR_MODEL_VALUES: set[
    AlibabaWan22VaceFunA14BDepthInterpolatorModel
] = {
    "film",
    "rife",
}


def check_alibaba_wan_22_vace_fun_a14b_depth_interpolator_model(
    value: str,
) -> AlibabaWan22VaceFunA14BDepthInterpolatorModel:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_INTERPOLATOR_MODEL_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_DEPTH_INTERPOLATOR_MODEL_VALUES!r}"
    )
