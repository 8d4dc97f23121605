# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaHappyhorse11Resolution = Literal["1080p", "720p"]

ALIBABA_HAPPYHORSE_11_RESOLUTION_VALUES: set[AlibabaHappyhorse11Resolution] = {
    "1080p",
    "720p",
}


def check_alibaba_happyhorse_11_resolution(value: str) -> AlibabaHappyhorse11Resolution:
    if value in ALIBABA_HAPPYHORSE_11_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_11_RESOLUTION_VALUES!r}"
    )
