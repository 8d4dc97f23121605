# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo3Duration = Literal[4, 6, 8]

GOOGLE_VEO_3_DURATION_VALUES: set[GoogleVeo3Duration] = {
    4,
    6,
    8,
}


def check_google_veo_3_duration(value: int) -> GoogleVeo3Duration:
    if value in GOOGLE_VEO_3_DURATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_3_DURATION_VALUES!r}")
