# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LtxvLtxv2AspectRatio = Literal["16:9"]

LTXV_LTXV_2_ASPECT_RATIO_VALUES: set[LtxvLtxv2AspectRatio] = {
    "16:9",
}


def check_ltxv_ltxv_2_aspect_ratio(value: str) -> LtxvLtxv2AspectRatio:
    if value in LTXV_LTXV_2_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_ASPECT_RATIO_VALUES!r}"
    )
