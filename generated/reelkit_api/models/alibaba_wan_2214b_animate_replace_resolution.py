# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan2214BAnimateReplaceResolution = Literal["480p", "580p", "720p"]

ALIBABA_WAN_2214B_ANIMATE_REPLACE_RESOLUTION_VALUES: set[
    AlibabaWan2214BAnimateReplaceResolution
] = {
    "480p",
    "580p",
    "720p",
}


def check_alibaba_wan_2214b_animate_replace_resolution(
    value: str,
) -> AlibabaWan2214BAnimateReplaceResolution:
    if value in ALIBABA_WAN_2214B_ANIMATE_REPLACE_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_2214B_ANIMATE_REPLACE_RESOLUTION_VALUES!r}"
    )
