# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22VaceFunA14BInpaintingResolution = Literal["480p", "580p", "720p"]

ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_RESOLUTION_VALUES: set[
    AlibabaWan22VaceFunA14BInpaintingResolution
] = {
    "480p",
    "580p",
    "720p",
}


def check_alibaba_wan_22_vace_fun_a14b_inpainting_resolution(
    value: str,
) -> AlibabaWan22VaceFunA14BInpaintingResolution:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_RESOLUTION_VALUES!r}"
    )
