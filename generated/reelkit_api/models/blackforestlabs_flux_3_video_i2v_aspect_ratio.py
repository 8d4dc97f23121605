# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BlackforestlabsFlux3VideoI2VAspectRatio = Literal[
    "16:9", "1:1", "21:9", "2:1", "3:4", "4:3", "9:16", "auto"
]

BLACKFORESTLABS_FLUX_3_VIDEO_I2V_ASPECT_RATIO_VALUES: set[
    BlackforestlabsFlux3VideoI2VAspectRatio
] = {
    "16:9",
    "1:1",
    "21:9",
    "2:1",
    "3:4",
    "4:3",
    "9:16",
    "auto",
}


def check_blackforestlabs_flux_3_video_i2v_aspect_ratio(
    value: str,
) -> BlackforestlabsFlux3VideoI2VAspectRatio:
    if value in BLACKFORESTLABS_FLUX_3_VIDEO_I2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BLACKFORESTLABS_FLUX_3_VIDEO_I2V_ASPECT_RATIO_VALUES!r}"
    )
