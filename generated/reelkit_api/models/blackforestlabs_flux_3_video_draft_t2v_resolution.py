# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

BlackforestlabsFlux3VideoDraftT2VResolution = Literal["hd"]

BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_T2V_RESOLUTION_VALUES: set[
    BlackforestlabsFlux3VideoDraftT2VResolution
] = {
    "hd",
}


def check_blackforestlabs_flux_3_video_draft_t2v_resolution(
    value: str,
) -> BlackforestlabsFlux3VideoDraftT2VResolution:
    if value in BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_T2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_T2V_RESOLUTION_VALUES!r}"
    )
