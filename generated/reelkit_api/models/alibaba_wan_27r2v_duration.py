# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan27R2VDuration = Literal[5, 10, 15]

ALIBABA_WAN_27R2V_DURATION_VALUES: set[AlibabaWan27R2VDuration] = {
    5,
    10,
    15,
}


def check_alibaba_wan_27r2v_duration(value: int) -> AlibabaWan27R2VDuration:
    if value in ALIBABA_WAN_27R2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_27R2V_DURATION_VALUES!r}"
    )
