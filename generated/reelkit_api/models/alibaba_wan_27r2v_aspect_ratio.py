# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan27R2VAspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

ALIBABA_WAN_27R2V_ASPECT_RATIO_VALUES: set[AlibabaWan27R2VAspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_alibaba_wan_27r2v_aspect_ratio(value: str) -> AlibabaWan27R2VAspectRatio:
    if value in ALIBABA_WAN_27R2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_27R2V_ASPECT_RATIO_VALUES!r}"
    )
