# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan22I2VPlusResolution = Literal["1080P", "480P"]

ALIBABA_WAN_22I2V_PLUS_RESOLUTION_VALUES: set[AlibabaWan22I2VPlusResolution] = {
    "1080P",
    "480P",
}


def check_alibaba_wan_22i2v_plus_resolution(value: str) -> AlibabaWan22I2VPlusResolution:
    if value in ALIBABA_WAN_22I2V_PLUS_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22I2V_PLUS_RESOLUTION_VALUES!r}"
    )
