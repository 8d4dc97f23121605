# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaHappyhorse10Resolution = Literal["1080p", "720p"]

ALIBABA_HAPPYHORSE_10_RESOLUTION_VALUES: set[AlibabaHappyhorse10Resolution] = {
    "1080p",
    "720p",
}


def check_alibaba_happyhorse_10_resolution(value: str) -> AlibabaHappyhorse10Resolution:
    if value in ALIBABA_HAPPYHORSE_10_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_10_RESOLUTION_VALUES!r}"
    )
