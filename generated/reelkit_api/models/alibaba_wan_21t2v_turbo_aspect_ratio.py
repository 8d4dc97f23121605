# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan21T2VTurboAspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

ALIBABA_WAN_21T2V_TURBO_ASPECT_RATIO_VALUES: set[AlibabaWan21T2VTurboAspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_alibaba_wan_21t2v_turbo_aspect_ratio(value: str) -> AlibabaWan21T2VTurboAspectRatio:
    if value in ALIBABA_WAN_21T2V_TURBO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_21T2V_TURBO_ASPECT_RATIO_VALUES!r}"
    )
