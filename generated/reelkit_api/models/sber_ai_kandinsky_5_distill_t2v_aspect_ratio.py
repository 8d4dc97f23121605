# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

SberAiKandinsky5DistillT2VAspectRatio = Literal["1:1", "2:3", "3:2"]

SBER_AI_KANDINSKY_5_DISTILL_T2V_ASPECT_RATIO_VALUES: set[SberAiKandinsky5DistillT2VAspectRatio] = {
    "1:1",
    "2:3",
    "3:2",
}


def check_sber_ai_kandinsky_5_distill_t2v_aspect_ratio(
    value: str,
) -> SberAiKandinsky5DistillT2VAspectRatio:
    if value in SBER_AI_KANDINSKY_5_DISTILL_T2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SBER_AI_KANDINSKY_5_DISTILL_T2V_ASPECT_RATIO_VALUES!r}"
    )
