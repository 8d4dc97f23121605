# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from typing import Literal

RunwayActTwoCharacterType1Type = Literal["image"]

RUNWAY_ACT_TWO_CHARACTER_TYPE_1_TYPE_VALUES: set[RunwayActTwoCharacterType1Type] = {
    "image",
}


def check_runway_act_two_character_type_1_type(value: str) -> RunwayActTwoCharacterType1Type:
    if value in RUNWAY_ACT_TWO_CHARACTER_TYPE_1_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_ACT_TWO_CHARACTER_TYPE_1_TYPE_VALUES!r}"
    )
