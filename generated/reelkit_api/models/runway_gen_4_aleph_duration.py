# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayGen4AlephDuration = Literal[5]

RUNWAY_GEN_4_ALEPH_DURATION_VALUES: set[RunwayGen4AlephDuration] = {
    5,
}


def check_runway_gen_4_aleph_duration(value: int) -> RunwayGen4AlephDuration:
    if value in RUNWAY_GEN_4_ALEPH_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_ALEPH_DURATION_VALUES!r}"
    )
