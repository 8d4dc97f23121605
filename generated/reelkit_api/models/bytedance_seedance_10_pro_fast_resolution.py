# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance10ProFastResolution = Literal["1080p", "480p", "720p"]

BYTEDANCE_SEEDANCE_10_PRO_FAST_RESOLUTION_VALUES: set[BytedanceSeedance10ProFastResolution] = {
    "1080p",
    "480p",
    "720p",
}


def check_bytedance_seedance_10_pro_fast_resolution(
    value: str,
) -> BytedanceSeedance10ProFastResolution:
    if value in BYTEDANCE_SEEDANCE_10_PRO_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_10_PRO_FAST_RESOLUTION_VALUES!r}"
    )
