# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

OpenaiSora2ProI2VAspectRatio = Literal["16:9", "9:16"]

OPENAI_SORA_2_PRO_I2V_ASPECT_RATIO_VALUES: set[OpenaiSora2ProI2VAspectRatio] = {
    "16:9",
    "9:16",
}


def check_openai_sora_2_pro_i2v_aspect_ratio(value: str) -> OpenaiSora2ProI2VAspectRatio:
    if value in OPENAI_SORA_2_PRO_I2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPENAI_SORA_2_PRO_I2V_ASPECT_RATIO_VALUES!r}"
    )
