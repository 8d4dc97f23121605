# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance10ProT2VResolution = Literal["1080p", "480p", "720p"]

BYTEDANCE_SEEDANCE_10_PRO_T2V_RESOLUTION_VALUES: set[BytedanceSeedance10ProT2VResolution] = {
    "1080p",
    "480p",
    "720p",
}


def check_bytedance_seedance_10_pro_t2v_resolution(
    value: str,
) -> BytedanceSeedance10ProT2VResolution:
    if value in BYTEDANCE_SEEDANCE_10_PRO_T2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_10_PRO_T2V_RESOLUTION_VALUES!r}"
    )
