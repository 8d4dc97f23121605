# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BlackforestlabsFlux3VideoI2VResolution = Literal["fhd", "hd"]

BLACKFORESTLABS_FLUX_3_VIDEO_I2V_RESOLUTION_VALUES: set[BlackforestlabsFlux3VideoI2VResolution] = {
    "fhd",
    "hd",
}


def check_blackforestlabs_flux_3_video_i2v_resolution(
    value: str,
) -> BlackforestlabsFlux3VideoI2VResolution:
    if value in BLACKFORESTLABS_FLUX_3_VIDEO_I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BLACKFORESTLABS_FLUX_3_VIDEO_I2V_RESOLUTION_VALUES!r}"
    )
