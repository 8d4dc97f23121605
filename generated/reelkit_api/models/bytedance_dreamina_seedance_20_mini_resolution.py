# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceDreaminaSeedance20MiniResolution = Literal["480p", "720p"]

BYTEDANCE_DREAMINA_SEEDANCE_20_MINI_RESOLUTION_VALUES: set[
    BytedanceDreaminaSeedance20MiniResolution
] = {
    "480p",
    "720p",
}


def check_bytedance_dreamina_seedance_20_mini_resolution(
    value: str,
) -> BytedanceDreaminaSeedance20MiniResolution:
    if value in BYTEDANCE_DREAMINA_SEEDANCE_20_MINI_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_DREAMINA_SEEDANCE_20_MINI_RESOLUTION_VALUES!r}"
    )
