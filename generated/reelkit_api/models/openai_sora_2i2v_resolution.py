# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

OpenaiSora2I2VResolution = Literal["720p"]

OPENAI_SORA_2I2V_RESOLUTION_VALUES: set[OpenaiSora2I2VResolution] = {
    "720p",
}


def check_openai_sora_2i2v_resolution(value: str) -> OpenaiSora2I2VResolution:
    if value in OPENAI_SORA_2I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPENAI_SORA_2I2V_RESOLUTION_VALUES!r}"
    )
