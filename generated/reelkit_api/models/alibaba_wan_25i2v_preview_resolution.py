# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaWan25I2VPreviewResolution = Literal["1080p", "480p", "720p"]

ALIBABA_WAN_25I2V_PREVIEW_RESOLUTION_VALUES: set[AlibabaWan25I2VPreviewResolution] = {
    "1080p",
    "480p",
    "720p",
}


def check_alibaba_wan_25i2v_preview_resolution(value: str) -> AlibabaWan25I2VPreviewResolution:
    if value in ALIBABA_WAN_25I2V_PREVIEW_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_25I2V_PREVIEW_RESOLUTION_VALUES!r}"
    )
