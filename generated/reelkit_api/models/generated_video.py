# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="GeneratedVideo")


@_attrs_define
class GeneratedVideo:
    """The finished video, once there is one."""

    url: str | Unset = UNSET
    """ The URL where the file can be downloaded from. """
    content_type: str | Unset = UNSET
    """ The media type of the file. """
    file_name: str | Unset = UNSET
    """ A name for the file. Never use it as a path. """
    file_size: int | Unset = UNSET
    """ The size of the file in bytes. """
    duration: float | Unset = UNSET
    """ Length of the video in seconds. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        content_type = self.content_type

        file_name = self.file_name

        file_size = self.file_size

        duration = self.duration

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if url is not UNSET:
            field_dict["url"] = url
        if content_type is not UNSET:
            field_dict["content_type"] = content_type
        if file_name is not UNSET:
            field_dict["file_name"] = file_name
        if file_size is not UNSET:
            field_dict["file_size"] = file_size
        if duration is not UNSET:
            field_dict["duration"] = duration

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url", UNSET)

        content_type = d.pop("content_type", UNSET)

        file_name = d.pop("file_name", UNSET)

        file_size = d.pop("file_size", UNSET)

        duration = d.pop("duration", UNSET)

        generated_video = cls(
            url=url,
            content_type=content_type,
            file_name=file_name,
            file_size=file_size,
            duration=duration,
        )

        generated_video.additional_properties = d
        return generated_video

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
