# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22T2VPlusAspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

ALIBABA_WAN_22T2V_PLUS_ASPECT_RATIO_VALUES: set[AlibabaWan22T2VPlusAspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_alibaba_wan_22t2v_plus_aspect_ratio(value: str) -> AlibabaWan22T2VPlusAspectRatio:
    if value in ALIBABA_WAN_22T2V_PLUS_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22T2V_PLUS_ASPECT_RATIO_VALUES!r}"
    )
