# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaHappyhorse10AudioSetting = Literal["auto", "origin"]

ALIBABA_HAPPYHORSE_10_AUDIO_SETTING_VALUES: set[AlibabaHappyhorse10AudioSetting] = {
    "auto",
    "origin",
}


def check_alibaba_happyhorse_10_audio_setting(value: str) -> AlibabaHappyhorse10AudioSetting:
    if value in ALIBABA_HAPPYHORSE_10_AUDIO_SETTING_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_10_AUDIO_SETTING_VALUES!r}"
    )
