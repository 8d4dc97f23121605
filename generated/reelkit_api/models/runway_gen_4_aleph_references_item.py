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

RunwayGen4AlephReferencesItemType = Literal["image"]

RUNWAY_GEN_4_ALEPH_REFERENCES_ITEM_TYPE_VALUES: set[RunwayGen4AlephReferencesItemType] = {
    "image",
}


def check_runway_gen_4_aleph_references_item_type(value: str) -> RunwayGen4AlephReferencesItemType:
    if value in RUNWAY_GEN_4_ALEPH_REFERENCES_ITEM_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_ALEPH_REFERENCES_ITEM_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="RunwayGen4AlephReferencesItem")


@_attrs_define
class RunwayGen4AlephReferencesItem:
    type_: RunwayGen4AlephReferencesItemType
    """ Kind of the reference. """
    url: str
    """ Link to the reference image. """
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
        type_ = check_runway_gen_4_aleph_references_item_type(d.pop("type"))

        url = d.pop("url")

        runway_gen_4_aleph_references_item = cls(
            type_=type_,
            url=url,
        )

        runway_gen_4_aleph_references_item.additional_properties = d
        return runway_gen_4_aleph_references_item

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
