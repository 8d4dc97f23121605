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

T = TypeVar("T", bound="Video01Live2D")


@_attrs_define
class Video01Live2D:
    """A request to `video-01-live2d`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image for the first frame: a link, or the image itself in Base64. It must be a JPG or PNG of up to 20
    MB, with more than 300 pixels on the shorter side, and an aspect ratio between 2:5 and 5:2. """
    model: Literal["video-01-live2d"] = "video-01-live2d"
    """ The id of the model. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is optimized where that helps; with false the model follows it more strictly. Default:
    true. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        enhance_prompt = self.enhance_prompt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
            }
        )
        if enhance_prompt is not UNSET:
            field_dict["enhance_prompt"] = enhance_prompt

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["video-01-live2d"], d.pop("model"))
        if model != "video-01-live2d":
            raise ValueError(f"model must match const 'video-01-live2d', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        video_01_live_2d = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            enhance_prompt=enhance_prompt,
        )

        video_01_live_2d.additional_properties = d
        return video_01_live_2d

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
