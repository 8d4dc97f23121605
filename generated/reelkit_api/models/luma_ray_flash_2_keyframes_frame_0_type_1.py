# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
)
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

LumaRayFlash2KeyframesFrame0Type1Type = Literal["generation"]

LUMA_RAY_FLASH_2_KEYFRAMES_FRAME_0_TYPE_1_TYPE_VALUES: set[
    LumaRayFlash2KeyframesFrame0Type1Type
] = {
    "generation",
}


def check_luma_ray_flash_2_keyframes_frame_0_type_1_type(
    value: str,
) -> LumaRayFlash2KeyframesFrame0Type1Type:
    if value in LUMA_RAY_FLASH_2_KEYFRAMES_FRAME_0_TYPE_1_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_FLASH_2_KEYFRAMES_FRAME_0_TYPE_1_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="LumaRayFlash2KeyframesFrame0Type1")


@_attrs_define
class LumaRayFlash2KeyframesFrame0Type1:
    type_: LumaRayFlash2KeyframesFrame0Type1Type
    """ Whether the keyframe is an image or an earlier generation. """
    id: UUID
    """ Id of the earlier generation. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        id = str(self.id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_luma_ray_flash_2_keyframes_frame_0_type_1_type(d.pop("type"))

        id = UUID(d.pop("id"))

        luma_ray_flash_2_keyframes_frame_0_type_1 = cls(
            type_=type_,
            id=id,
        )

        luma_ray_flash_2_keyframes_frame_0_type_1.additional_properties = d
        return luma_ray_flash_2_keyframes_frame_0_type_1

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
