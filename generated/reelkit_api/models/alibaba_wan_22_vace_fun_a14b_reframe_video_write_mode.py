# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22VaceFunA14BReframeVideoWriteMode = Literal["balanced", "fast", "small"]

ALIBABA_WAN_22_VACE_FUN_A14B_REFRAME_VIDEO_WRITE_MODE_VALUES: set[
    AlibabaWan22VaceFunA14BReframeVideoWriteMode
] = {
    "balanced",
    "fast",
    "small",
}


def check_alibaba_wan_22_vace_fun_a14b_reframe_video_write_mode(
    value: str,
) -> AlibabaWan22VaceFunA14BReframeVideoWriteMode:
    if value in ALIBABA_WAN_22_VACE_FUN_A14B_REFRAME_VIDEO_WRITE_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22_VACE_FUN_A14B_REFRAME_VIDEO_WRITE_MODE_VALUES!r}"
    )
