# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance15ProResolution = Literal["1080p", "480p", "720p"]

BYTEDANCE_SEEDANCE_15_PRO_RESOLUTION_VALUES: set[BytedanceSeedance15ProResolution] = {
    "1080p",
    "480p",
    "720p",
}


def check_bytedance_seedance_15_pro_resolution(value: str) -> BytedanceSeedance15ProResolution:
    if value in BYTEDANCE_SEEDANCE_15_PRO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_15_PRO_RESOLUTION_VALUES!r}"
    )
