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

T = TypeVar("T", bound="KlingaiAvatarStandard")


@_attrs_define
class KlingaiAvatarStandard:
    """A request to `klingai/avatar-standard`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    audio_url: str
    """ Link to the audio file, in MP3, WAV, M4A or AAC, at most 5 MB large. """
    model: Literal["klingai/avatar-standard"] = "klingai/avatar-standard"
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words. """
    provider: str | Unset = UNSET
    """ Where the model runs: at Kling alone (`kling` or `klingai`), at the mirror of fal.ai (`fal`), or at the
    second if the first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        audio_url = self.audio_url

        prompt = self.prompt

        provider = self.provider

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "image_url": image_url,
                "audio_url": audio_url,
            }
        )
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["klingai/avatar-standard"], d.pop("model"))
        if model != "klingai/avatar-standard":
            raise ValueError(f"model must match const 'klingai/avatar-standard', got '{model}'")

        image_url = d.pop("image_url")

        audio_url = d.pop("audio_url")

        prompt = d.pop("prompt", UNSET)

        provider = d.pop("provider", UNSET)

        klingai_avatar_standard = cls(
            model=model,
            image_url=image_url,
            audio_url=audio_url,
            prompt=prompt,
            provider=provider,
        )

        klingai_avatar_standard.additional_properties = d
        return klingai_avatar_standard

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
