# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

PixverseV5TransitionDuration = Literal[5, 8]

PIXVERSE_V5_TRANSITION_DURATION_VALUES: set[PixverseV5TransitionDuration] = {
    5,
    8,
}


def check_pixverse_v5_transition_duration(value: int) -> PixverseV5TransitionDuration:
    if value in PIXVERSE_V5_TRANSITION_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TRANSITION_DURATION_VALUES!r}"
    )
