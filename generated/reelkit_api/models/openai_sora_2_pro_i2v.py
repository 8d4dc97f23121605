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

OpenaiSora2ProI2VAspectRatio = Literal["16:9", "9:16"]

OPENAI_SORA_2_PRO_I2V_ASPECT_RATIO_VALUES: set[OpenaiSora2ProI2VAspectRatio] = {
    "16:9",
    "9:16",
}


def check_openai_sora_2_pro_i2v_aspect_ratio(value: str) -> OpenaiSora2ProI2VAspectRatio:
    if value in OPENAI_SORA_2_PRO_I2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPENAI_SORA_2_PRO_I2V_ASPECT_RATIO_VALUES!r}"
    )


OpenaiSora2ProI2VDuration = Literal[4, 8, 12]

OPENAI_SORA_2_PRO_I2V_DURATION_VALUES: set[OpenaiSora2ProI2VDuration] = {
    4,
    8,
    12,
}


def check_openai_sora_2_pro_i2v_duration(value: int) -> OpenaiSora2ProI2VDuration:
    if value in OPENAI_SORA_2_PRO_I2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPENAI_SORA_2_PRO_I2V_DURATION_VALUES!r}"
    )


OpenaiSora2ProI2VResolution = Literal["1080p", "720p"]

OPENAI_SORA_2_PRO_I2V_RESOLUTION_VALUES: set[OpenaiSora2ProI2VResolution] = {
    "1080p",
    "720p",
}


def check_openai_sora_2_pro_i2v_resolution(value: str) -> OpenaiSora2ProI2VResolution:
    if value in OPENAI_SORA_2_PRO_I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {OPENAI_SORA_2_PRO_I2V_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="OpenaiSora2ProI2V")


@_attrs_define
class OpenaiSora2ProI2V:
    """A request to `openai/sora-2-pro-i2v`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image for the first frame: a link, or the image itself in Base64. It must be as large as the video:
    1280x720 or 720x1280 at 720p, 1792x1024 or 1024x1792 at 1080p. """
    model: Literal["openai/sora-2-pro-i2v"] = "openai/sora-2-pro-i2v"
    """ The id of the model. """
    resolution: OpenaiSora2ProI2VResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    aspect_ratio: OpenaiSora2ProI2VAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    duration: OpenaiSora2ProI2VDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 4. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
            }
        )
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["openai/sora-2-pro-i2v"], d.pop("model"))
        if model != "openai/sora-2-pro-i2v":
            raise ValueError(f"model must match const 'openai/sora-2-pro-i2v', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        _resolution = d.pop("resolution", UNSET)
        resolution: OpenaiSora2ProI2VResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_openai_sora_2_pro_i2v_resolution(_resolution)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: OpenaiSora2ProI2VAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_openai_sora_2_pro_i2v_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: OpenaiSora2ProI2VDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_openai_sora_2_pro_i2v_duration(_duration)

        openai_sora_2_pro_i2v = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            duration=duration,
        )

        openai_sora_2_pro_i2v.additional_properties = d
        return openai_sora_2_pro_i2v

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
