# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

Gen3ATurboAspectRatio = Literal["16:9", "9:16"]

GEN_3A_TURBO_ASPECT_RATIO_VALUES: set[Gen3ATurboAspectRatio] = {
    "16:9",
    "9:16",
}


def check_gen_3a_turbo_aspect_ratio(value: str) -> Gen3ATurboAspectRatio:
    if value in GEN_3A_TURBO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GEN_3A_TURBO_ASPECT_RATIO_VALUES!r}"
    )
