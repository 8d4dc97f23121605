# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan21T2VPlusResolution = Literal["720P"]

ALIBABA_WAN_21T2V_PLUS_RESOLUTION_VALUES: set[AlibabaWan21T2VPlusResolution] = {
    "720P",
}


def check_alibaba_wan_21t2v_plus_resolution(value: str) -> AlibabaWan21T2VPlusResolution:
    if value in ALIBABA_WAN_21T2V_PLUS_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_21T2V_PLUS_RESOLUTION_VALUES!r}"
    )
