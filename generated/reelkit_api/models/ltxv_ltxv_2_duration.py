# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LtxvLtxv2Duration = Literal[6, 8, 10]

LTXV_LTXV_2_DURATION_VALUES: set[LtxvLtxv2Duration] = {
    6,
    8,
    10,
}


def check_ltxv_ltxv_2_duration(value: int) -> LtxvLtxv2Duration:
    if value in LTXV_LTXV_2_DURATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_DURATION_VALUES!r}")
