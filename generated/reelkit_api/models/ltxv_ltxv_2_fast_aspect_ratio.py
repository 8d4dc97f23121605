# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LtxvLtxv2FastAspectRatio = Literal["16:9"]

LTXV_LTXV_2_FAST_ASPECT_RATIO_VALUES: set[LtxvLtxv2FastAspectRatio] = {
    "16:9",
}


def check_ltxv_ltxv_2_fast_aspect_ratio(value: str) -> LtxvLtxv2FastAspectRatio:
    if value in LTXV_LTXV_2_FAST_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_FAST_ASPECT_RATIO_VALUES!r}"
    )
