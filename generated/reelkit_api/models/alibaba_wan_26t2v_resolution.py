# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan26T2VResolution = Literal["1080p", "720p"]

ALIBABA_WAN_26T2V_RESOLUTION_VALUES: set[AlibabaWan26T2VResolution] = {
    "1080p",
    "720p",
}


def check_alibaba_wan_26t2v_resolution(value: str) -> AlibabaWan26T2VResolution:
    if value in ALIBABA_WAN_26T2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26T2V_RESOLUTION_VALUES!r}"
    )
