# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan25T2VPreviewDuration = Literal[5, 10]

ALIBABA_WAN_25T2V_PREVIEW_DURATION_VALUES: set[AlibabaWan25T2VPreviewDuration] = {
    5,
    10,
}


def check_alibaba_wan_25t2v_preview_duration(value: int) -> AlibabaWan25T2VPreviewDuration:
    if value in ALIBABA_WAN_25T2V_PREVIEW_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_25T2V_PREVIEW_DURATION_VALUES!r}"
    )
