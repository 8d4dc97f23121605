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

from ..types import UNSET, Unset

VeedFabric10Resolution = Literal["480p", "720p"]

VEED_FABRIC_10_RESOLUTION_VALUES: set[VeedFabric10Resolution] = {
    "480p",
    "720p",
}


def check_veed_fabric_10_resolution(value: str) -> VeedFabric10Resolution:
    if value in VEED_FABRIC_10_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VEED_FABRIC_10_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="VeedFabric10")


@_attrs_define
class VeedFabric10:
    """A request to `veed/fabric-1.0`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    audio_url: str
    """ Link to the speech that the character's mouth follows, shorter than 30 seconds. """
    model: Literal["veed/fabric-1.0"] = "veed/fabric-1.0"
    """ The id of the model. """
    resolution: VeedFabric10Resolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 480p. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        audio_url = self.audio_url

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "image_url": image_url,
                "audio_url": audio_url,
            }
        )
        if resolution is not UNSET:
            field_dict["resolution"] = resolution

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["veed/fabric-1.0"], d.pop("model"))
        if model != "veed/fabric-1.0":
            raise ValueError(f"model must match const 'veed/fabric-1.0', got '{model}'")

        image_url = d.pop("image_url")

        audio_url = d.pop("audio_url")

        _resolution = d.pop("resolution", UNSET)
        resolution: VeedFabric10Resolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_veed_fabric_10_resolution(_resolution)

        veed_fabric_10 = cls(
            model=model,
            image_url=image_url,
            audio_url=audio_url,
            resolution=resolution,
        )

        veed_fabric_10.additional_properties = d
        return veed_fabric_10

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
