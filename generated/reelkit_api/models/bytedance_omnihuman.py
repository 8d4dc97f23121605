# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import (
    IO,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="BytedanceOmnihuman")


@_attrs_define
class BytedanceOmnihuman:
    """A request to `bytedance/omnihuman`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    audio_url: str
    """ Link to the speech that the character's mouth follows, shorter than 30 seconds. """
    model: Literal["bytedance/omnihuman"] = "bytedance/omnihuman"
    """ The id of the model. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        audio_url = self.audio_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "image_url": image_url,
                "audio_url": audio_url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["bytedance/omnihuman"], d.pop("model"))
        if model != "bytedance/omnihuman":
            raise ValueError(f"model must match const 'bytedance/omnihuman', got '{model}'")

        image_url = d.pop("image_url")

        audio_url = d.pop("audio_url")

        bytedance_omnihuman = cls(
            model=model,
            image_url=image_url,
            audio_url=audio_url,
        )

        bytedance_omnihuman.additional_properties = d
        return bytedance_omnihuman

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
