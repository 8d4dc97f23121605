# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan26T2VAspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

ALIBABA_WAN_26T2V_ASPECT_RATIO_VALUES: set[AlibabaWan26T2VAspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_alibaba_wan_26t2v_aspect_ratio(value: str) -> AlibabaWan26T2VAspectRatio:
    if value in ALIBABA_WAN_26T2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26T2V_ASPECT_RATIO_VALUES!r}"
    )
