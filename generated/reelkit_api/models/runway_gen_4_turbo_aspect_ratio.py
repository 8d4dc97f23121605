# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayGen4TurboAspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16"]

RUNWAY_GEN_4_TURBO_ASPECT_RATIO_VALUES: set[RunwayGen4TurboAspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
}


def check_runway_gen_4_turbo_aspect_ratio(value: str) -> RunwayGen4TurboAspectRatio:
    if value in RUNWAY_GEN_4_TURBO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_TURBO_ASPECT_RATIO_VALUES!r}"
    )
