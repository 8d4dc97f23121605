# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

SberAiKandinsky5DistillT2VDuration = Literal[5, 10]

SBER_AI_KANDINSKY_5_DISTILL_T2V_DURATION_VALUES: set[SberAiKandinsky5DistillT2VDuration] = {
    5,
    10,
}


def check_sber_ai_kandinsky_5_distill_t2v_duration(
    value: int,
) -> SberAiKandinsky5DistillT2VDuration:
    if value in SBER_AI_KANDINSKY_5_DISTILL_T2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SBER_AI_KANDINSKY_5_DISTILL_T2V_DURATION_VALUES!r}"
    )
