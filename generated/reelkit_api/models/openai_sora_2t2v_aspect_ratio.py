# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

OpenaiSora2T2VAspectRatio = Literal["16:9", "9:16"]

OPENAI_SORA_2T2V_ASPECT_RATIO_VALUES: set[OpenaiSora2T2VAspectRatio] = {
    "16:9",
    "9:16",
}


def check_openai_sora_2t2v_aspect_ratio(value: str) -> OpenaiSora2T2VAspectRatio:
    if value in OPENAI_SORA_2T2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPENAI_SORA_2T2V_ASPECT_RATIO_VALUES!r}"
    )
