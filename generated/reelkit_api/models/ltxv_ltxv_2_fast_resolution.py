# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LtxvLtxv2FastResolution = Literal["1080p", "1440p", "2160p"]

LTXV_LTXV_2_FAST_RESOLUTION_VALUES: set[LtxvLtxv2FastResolution] = {
    "1080p",
    "1440p",
    "2160p",
}


def check_ltxv_ltxv_2_fast_resolution(value: str) -> LtxvLtxv2FastResolution:
    if value in LTXV_LTXV_2_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_FAST_RESOLUTION_VALUES!r}"
    )
