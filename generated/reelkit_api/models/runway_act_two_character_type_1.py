# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

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


T = TypeVar("T", bound="RunwayActTwoCharacterType1")


@_attrs_define
class RunwayActTwoCharacterType1:
    type_: RunwayActTwoCharacterType1Type
    """ Whether the character is given as a video or as an image. """
    url: str
    """ Link to the video or image of the character. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_runway_act_two_character_type_1_type(d.pop("type"))

        url = d.pop("url")

        runway_act_two_character_type_1 = cls(
            type_=type_,
            url=url,
        )

        runway_act_two_character_type_1.additional_properties = d
        return runway_act_two_character_type_1

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
