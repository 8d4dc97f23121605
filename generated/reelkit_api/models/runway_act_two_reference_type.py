# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayActTwoReferenceType = Literal["video"]

RUNWAY_ACT_TWO_REFERENCE_TYPE_VALUES: set[RunwayActTwoReferenceType] = {
    "video",
}


def check_runway_act_two_reference_type(value: str) -> RunwayActTwoReferenceType:
    if value in RUNWAY_ACT_TWO_REFERENCE_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_ACT_TWO_REFERENCE_TYPE_VALUES!r}"
    )
