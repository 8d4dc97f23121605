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

LumaRay16KeyframesFrame0Type0Type = Literal["image"]

LUMA_RAY_16_KEYFRAMES_FRAME_0_TYPE_0_TYPE_VALUES: set[LumaRay16KeyframesFrame0Type0Type] = {
    "image",
}


def check_luma_ray_16_keyframes_frame_0_type_0_type(
    value: str,
) -> LumaRay16KeyframesFrame0Type0Type:
    if value in LUMA_RAY_16_KEYFRAMES_FRAME_0_TYPE_0_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_16_KEYFRAMES_FRAME_0_TYPE_0_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="LumaRay16KeyframesFrame0Type0")


@_attrs_define
class LumaRay16KeyframesFrame0Type0:
    type_: LumaRay16KeyframesFrame0Type0Type
    """ Whether the keyframe is an image or an earlier generation. """
    url: str
    """ Link to the image. """
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
        type_ = check_luma_ray_16_keyframes_frame_0_type_0_type(d.pop("type"))

        url = d.pop("url")

        luma_ray_16_keyframes_frame_0_type_0 = cls(
            type_=type_,
            url=url,
        )

        luma_ray_16_keyframes_frame_0_type_0.additional_properties = d
        return luma_ray_16_keyframes_frame_0_type_0

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
