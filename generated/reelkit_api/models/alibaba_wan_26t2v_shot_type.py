# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan26T2VShotType = Literal["multi", "single"]

ALIBABA_WAN_26T2V_SHOT_TYPE_VALUES: set[AlibabaWan26T2VShotType] = {
    "multi",
    "single",
}


def check_alibaba_wan_26t2v_shot_type(value: str) -> AlibabaWan26T2VShotType:
    if value in ALIBABA_WAN_26T2V_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26T2V_SHOT_TYPE_VALUES!r}"
    )
