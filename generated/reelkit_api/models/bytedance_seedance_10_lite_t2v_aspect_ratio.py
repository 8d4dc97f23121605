# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BytedanceSeedance10LiteT2VAspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "9:21"]

BYTEDANCE_SEEDANCE_10_LITE_T2V_ASPECT_RATIO_VALUES: set[BytedanceSeedance10LiteT2VAspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "9:21",
}


def check_bytedance_seedance_10_lite_t2v_aspect_ratio(
    value: str,
) -> BytedanceSeedance10LiteT2VAspectRatio:
    if value in BYTEDANCE_SEEDANCE_10_LITE_T2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_10_LITE_T2V_ASPECT_RATIO_VALUES!r}"
    )
