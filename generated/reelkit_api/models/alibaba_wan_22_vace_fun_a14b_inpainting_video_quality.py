# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22VaceFunA14BInpaintingVideoQuality = Literal["high", "low", "maximum", "medium"]

ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_VIDEO_QUALITY_VALUES: set[
    AlibabaWan22VaceFunA14BInpaintingVideoQuality
] = {
    "high",
    "low",
    "maximum",
    "medium",
}


def check_alibaba_wan_22_vace_fun_a14b_inpainting_video_quality(
    value: str,
) -> AlibabaWan22VaceFunA14BInpaintingVideoQuality:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_VIDEO_QUALITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_INPAINTING_VIDEO_QUALITY_VALUES!r}"
    )
