# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

VeedFabric10Resolution = Literal["480p", "720p"]

VEED_FABRIC_10_RESOLUTION_VALUES: set[VeedFabric10Resolution] = {
    "480p",
    "720p",
}


def check_veed_fabric_10_resolution(value: str) -> VeedFabric10Resolution:
    if value in VEED_FABRIC_10_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VEED_FABRIC_10_RESOLUTION_VALUES!r}"
    )
