# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

AlibabaHappyhorse11AspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

ALIBABA_HAPPYHORSE_11_ASPECT_RATIO_VALUES: set[AlibabaHappyhorse11AspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_alibaba_happyhorse_11_aspect_ratio(value: str) -> AlibabaHappyhorse11AspectRatio:
    if value in ALIBABA_HAPPYHORSE_11_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_11_ASPECT_RATIO_VALUES!r}"
    )
