# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan26I2VResolution = Literal["1080p", "720p"]

ALIBABA_WAN_26I2V_RESOLUTION_VALUES: set[AlibabaWan26I2VResolution] = {
    "1080p",
    "720p",
}


def check_alibaba_wan_26i2v_resolution(value: str) -> AlibabaWan26I2VResolution:
    if value in ALIBABA_WAN_26I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26I2V_RESOLUTION_VALUES!r}"
    )
