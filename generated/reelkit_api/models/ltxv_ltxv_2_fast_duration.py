# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LtxvLtxv2FastDuration = Literal[6, 8, 10]

LTXV_LTXV_2_FAST_DURATION_VALUES: set[LtxvLtxv2FastDuration] = {
    6,
    8,
    10,
}


def check_ltxv_ltxv_2_fast_duration(value: int) -> LtxvLtxv2FastDuration:
    if value in LTXV_LTXV_2_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_FAST_DURATION_VALUES!r}"
    )
