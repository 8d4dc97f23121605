# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

Gen3ATurboDuration = Literal[5, 10]

GEN_3A_TURBO_DURATION_VALUES: set[Gen3ATurboDuration] = {
    5,
    10,
}


def check_gen_3a_turbo_duration(value: int) -> Gen3ATurboDuration:
    if value in GEN_3A_TURBO_DURATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GEN_3A_TURBO_DURATION_VALUES!r}")
