# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

SberAiKandinsky5T2VDuration = Literal[5, 10]

SBER_AI_KANDINSKY_5T2V_DURATION_VALUES: set[SberAiKandinsky5T2VDuration] = {
    5,
    10,
}


def check_sber_ai_kandinsky_5t2v_duration(value: int) -> SberAiKandinsky5T2VDuration:
    if value in SBER_AI_KANDINSKY_5T2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SBER_AI_KANDINSKY_5T2V_DURATION_VALUES!r}"
    )
