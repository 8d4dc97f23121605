# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LtxvLtxv2FastFps = Literal[25, 50]

LTXV_LTXV_2_FAST_FPS_VALUES: set[LtxvLtxv2FastFps] = {
    25,
    50,
}


def check_ltxv_ltxv_2_fast_fps(value: int) -> LtxvLtxv2FastFps:
    if value in LTXV_LTXV_2_FAST_FPS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_FAST_FPS_VALUES!r}")
