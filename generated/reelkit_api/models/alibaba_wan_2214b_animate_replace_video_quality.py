# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan2214BAnimateReplaceVideoQuality = Literal["high", "low", "maximum", "medium"]

ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_QUALITY_VALUES: set[
    AlibabaWan2214BAnimateReplaceVideoQuality
] = {
    "high",
    "low",
    "maximum",
    "medium",
}


def check_alibaba_wan_2214b_animate_replace_video_quality(
    value: str,
) -> AlibabaWan2214BAnimateReplaceVideoQuality:
    if value in ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_QUALITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_QUALITY_VALUES!r}"
    )
