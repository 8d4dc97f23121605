# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan27T2VShotType = Literal["multi", "single"]

ALIBABA_WAN_27T2V_SHOT_TYPE_VALUES: set[AlibabaWan27T2VShotType] = {
    "multi",
    "single",
}


def check_alibaba_wan_27t2v_shot_type(value: str) -> AlibabaWan27T2VShotType:
    if value in ALIBABA_WAN_27T2V_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_27T2V_SHOT_TYPE_VALUES!r}"
    )
