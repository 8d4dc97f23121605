# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan25T2VPreviewAspectRatio = Literal["16:9", "1:1", "9:16"]

ALIBABA_WAN_25T2V_PREVIEW_ASPECT_RATIO_VALUES: set[AlibabaWan25T2VPreviewAspectRatio] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_alibaba_wan_25t2v_preview_aspect_ratio(value: str) -> AlibabaWan25T2VPreviewAspectRatio:
    if value in ALIBABA_WAN_25T2V_PREVIEW_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_25T2V_PREVIEW_ASPECT_RATIO_VALUES!r}"
    )
