# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan26T2VDuration = Literal[5, 10, 15]

ALIBABA_WAN_26T2V_DURATION_VALUES: set[AlibabaWan26T2VDuration] = {
    5,
    10,
    15,
}


def check_alibaba_wan_26t2v_duration(value: int) -> AlibabaWan26T2VDuration:
    if value in ALIBABA_WAN_26T2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26T2V_DURATION_VALUES!r}"
    )
