# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayActTwoCharacterType0Type = Literal["video"]

RUNWAY_ACT_TWO_CHARACTER_TYPE_0_TYPE_VALUES: set[RunwayActTwoCharacterType0Type] = {
    "video",
}


def check_runway_act_two_character_type_0_type(value: str) -> RunwayActTwoCharacterType0Type:
    if value in RUNWAY_ACT_TWO_CHARACTER_TYPE_0_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_ACT_TWO_CHARACTER_TYPE_0_TYPE_VALUES!r}"
    )
