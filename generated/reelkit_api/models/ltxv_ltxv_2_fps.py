# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

LtxvLtxv2Fps = Literal[25, 50]

LTXV_LTXV_2_FPS_VALUES: set[LtxvLtxv2Fps] = {
    25,
    50,
}


def check_ltxv_ltxv_2_fps(value: int) -> LtxvLtxv2Fps:
    if value in LTXV_LTXV_2_FPS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_FPS_VALUES!r}")
