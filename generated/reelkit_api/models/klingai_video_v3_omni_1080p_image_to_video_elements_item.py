# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="KlingaiVideoV3Omni1080PImageToVideoElementsItem")


@_attrs_define
class KlingaiVideoV3Omni1080PImageToVideoElementsItem:
    reference_image_urls: list[str]
    """ Links to more images of the element, from other angles. """
    frontal_image_url: str | Unset = UNSET
    """ Link to the main image of the element, from the front. """
    video_url: str | Unset = UNSET
    """ Link to a video of the element; only one element of a request may have one. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        reference_image_urls = self.reference_image_urls

        frontal_image_url = self.frontal_image_url

        video_url = self.video_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "reference_image_urls": reference_image_urls,
            }
        )
        if frontal_image_url is not UNSET:
            field_dict["frontal_image_url"] = frontal_image_url
        if video_url is not UNSET:
            field_dict["video_url"] = video_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        reference_image_urls = cast(list[str], d.pop("reference_image_urls"))

        frontal_image_url = d.pop("frontal_image_url", UNSET)

        video_url = d.pop("video_url", UNSET)

        klingai_video_v3_omni_1080p_image_to_video_elements_item = cls(
            reference_image_urls=reference_image_urls,
            frontal_image_url=frontal_image_url,
            video_url=video_url,
        )

        klingai_video_v3_omni_1080p_image_to_video_elements_item.additional_properties = d
        return klingai_video_v3_omni_1080p_image_to_video_elements_item

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
