# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

GoogleVeo3Resolution = Literal["1080P", "720P"]

GOOGLE_VEO_3_RESOLUTION_VALUES: set[GoogleVeo3Resolution] = {
    "1080P",
    "720P",
}


def check_google_veo_3_resolution(value: str) -> GoogleVeo3Resolution:
    if value in GOOGLE_VEO_3_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_3_RESOLUTION_VALUES!r}"
    )
