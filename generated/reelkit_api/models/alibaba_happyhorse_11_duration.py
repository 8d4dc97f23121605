# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaHappyhorse11Duration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

ALIBABA_HAPPYHORSE_11_DURATION_VALUES: set[AlibabaHappyhorse11Duration] = {
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
}


def check_alibaba_happyhorse_11_duration(value: int) -> AlibabaHappyhorse11Duration:
    if value in ALIBABA_HAPPYHORSE_11_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_11_DURATION_VALUES!r}"
    )
