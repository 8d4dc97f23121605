# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan2214BAnimateReplaceVideoWriteMode = Literal["balanced", "fast", "small"]

ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_WRITE_MODE_VALUES: set[
    AlibabaWan2214BAnimateReplaceVideoWriteMode
] = {
    "balanced",
    "fast",
    "small",
}


def check_alibaba_wan_2214b_animate_replace_video_write_mode(
    value: str,
) -> AlibabaWan2214BAnimateReplaceVideoWriteMode:
    if value in ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_WRITE_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_WRITE_MODE_VALUES!r}"
    )
