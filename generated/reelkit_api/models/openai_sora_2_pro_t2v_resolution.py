# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

OpenaiSora2ProT2VResolution = Literal["1080p", "720p"]

OPENAI_SORA_2_PRO_T2V_RESOLUTION_VALUES: set[OpenaiSora2ProT2VResolution] = {
    "1080p",
    "720p",
}


def check_openai_sora_2_pro_t2v_resolution(value: str) -> OpenaiSora2ProT2VResolution:
    if value in OPENAI_SORA_2_PRO_T2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPENAI_SORA_2_PRO_T2V_RESOLUTION_VALUES!r}"
    )
