# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceDreaminaSeedance25Resolution = Literal["480p", "720p"]

BYTEDANCE_DREAMINA_SEEDANCE_25_RESOLUTION_VALUES: set[BytedanceDreaminaSeedance25Resolution] = {
    "480p",
    "720p",
}


def check_bytedance_dreamina_seedance_25_resolution(
    value: str,
) -> BytedanceDreaminaSeedance25Resolution:
    if value in BYTEDANCE_DREAMINA_SEEDANCE_25_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_DREAMINA_SEEDANCE_25_RESOLUTION_VALUES!r}"
    )
