# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaHappyhorse10Duration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

ALIBABA_HAPPYHORSE_10_DURATION_VALUES: set[AlibabaHappyhorse10Duration] = {
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


def check_alibaba_happyhorse_10_duration(value: int) -> AlibabaHappyhorse10Duration:
    if value in ALIBABA_HAPPYHORSE_10_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_10_DURATION_VALUES!r}"
    )
