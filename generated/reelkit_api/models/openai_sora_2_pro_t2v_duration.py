# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

OpenaiSora2ProT2VDuration = Literal[4, 8, 12]

OPENAI_SORA_2_PRO_T2V_DURATION_VALUES: set[OpenaiSora2ProT2VDuration] = {
    4,
    8,
    12,
}


def check_openai_sora_2_pro_t2v_duration(value: int) -> OpenaiSora2ProT2VDuration:
    if value in OPENAI_SORA_2_PRO_T2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPENAI_SORA_2_PRO_T2V_DURATION_VALUES!r}"
    )
