# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan2214BAnimateMoveVideoQuality = Literal["high", "low", "maximum", "medium"]

ALIBABA_WAN_2214B_ANIMATE_MOVE_VIDEO_QUALITY_VALUES: set[AlibabaWan2214BAnimateMoveVideoQuality] = {
    "high",
    "low",
    "maximum",
    "medium",
}


def check_alibaba_wan_2214b_animate_move_video_quality(
    value: str,
) -> AlibabaWan2214BAnimateMoveVideoQuality:
    if value in ALIBABA_WAN_2214B_ANIMATE_MOVE_VIDEO_QUALITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_2214B_ANIMATE_MOVE_VIDEO_QUALITY_VALUES!r}"
    )
