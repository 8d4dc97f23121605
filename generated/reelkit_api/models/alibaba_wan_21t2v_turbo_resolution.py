# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan21T2VTurboResolution = Literal["480P", "720P"]

ALIBABA_WAN_21T2V_TURBO_RESOLUTION_VALUES: set[AlibabaWan21T2VTurboResolution] = {
    "480P",
    "720P",
}


def check_alibaba_wan_21t2v_turbo_resolution(value: str) -> AlibabaWan21T2VTurboResolution:
    if value in ALIBABA_WAN_21T2V_TURBO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_21T2V_TURBO_RESOLUTION_VALUES!r}"
    )
