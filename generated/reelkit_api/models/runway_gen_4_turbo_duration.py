# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayGen4TurboDuration = Literal[5, 10]

RUNWAY_GEN_4_TURBO_DURATION_VALUES: set[RunwayGen4TurboDuration] = {
    5,
    10,
}


def check_runway_gen_4_turbo_duration(value: int) -> RunwayGen4TurboDuration:
    if value in RUNWAY_GEN_4_TURBO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_TURBO_DURATION_VALUES!r}"
    )
