# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan26R2VShotType = Literal["multi", "single"]

ALIBABA_WAN_26R2V_SHOT_TYPE_VALUES: set[AlibabaWan26R2VShotType] = {
    "multi",
    "single",
}


def check_alibaba_wan_26r2v_shot_type(value: str) -> AlibabaWan26R2VShotType:
    if value in ALIBABA_WAN_26R2V_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_26R2V_SHOT_TYPE_VALUES!r}"
    )
