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

AlibabaWan27I2VDuration = Literal[5, 10, 15]

ALIBABA_WAN_27I2V_DURATION_VALUES: set[AlibabaWan27I2VDuration] = {
    5,
    10,
    15,
}


def check_alibaba_wan_27i2v_duration(value: int) -> AlibabaWan27I2VDuration:
    if value in ALIBABA_WAN_27I2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_27I2V_DURATION_VALUES!r}"
    )


AlibabaWan27I2VResolution = Literal["1080p", "720p"]

ALIBABA_WAN_27I2V_RESOLUTION_VALUES: set[AlibabaWan27I2VResolution] = {
    "1080p",
    "720p",
}


def check_alibaba_wan_27i2v_resolution(value: str) -> AlibabaWan27I2VResolution:
    if value in ALIBABA_WAN_27I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_27I2V_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="AlibabaWan27I2V")


@_attrs_define
class AlibabaWan27I2V:
    """A request to `alibaba/wan-2-7-i2v`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["alibaba/wan-2-7-i2v"] = "alibaba/wan-2-7-i2v"
    """ The id of the model. """
    audio_url: str | Unset = UNSET
    """ Link to an audio file that the model uses for the video. """
    resolution: AlibabaWan27I2VResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    duration: AlibabaWan27I2VDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 10. """
    enable_prompt_expansion: bool | Unset = UNSET
    """ Whether the prompt is expanded before it is used. Default: true. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is expanded before it is used. Default: true. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    watermark: bool | Unset = UNSET
    """ Whether the video has a watermark. Default: false. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        audio_url = self.audio_url

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        enable_prompt_expansion = self.enable_prompt_expansion

        enhance_prompt = self.enhance_prompt

        negative_prompt = self.negative_prompt

        seed = self.seed

        watermark = self.watermark

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
            }
        )
        if audio_url is not UNSET:
            field_dict["audio_url"] = audio_url
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if enable_prompt_expansion is not UNSET:
            field_dict["enable_prompt_expansion"] = enable_prompt_expansion
        if enhance_prompt is not UNSET:
            field_dict["enhance_prompt"] = enhance_prompt
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if seed is not UNSET:
            field_dict["seed"] = seed
        if watermark is not UNSET:
            field_dict["watermark"] = watermark

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["alibaba/wan-2-7-i2v"], d.pop("model"))
        if model != "alibaba/wan-2-7-i2v":
            raise ValueError(f"model must match const 'alibaba/wan-2-7-i2v', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        audio_url = d.pop("audio_url", UNSET)

        _resolution = d.pop("resolution", UNSET)
        resolution: AlibabaWan27I2VResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_alibaba_wan_27i2v_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: AlibabaWan27I2VDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_alibaba_wan_27i2v_duration(_duration)

        enable_prompt_expansion = d.pop("enable_prompt_expansion", UNSET)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        negative_prompt = d.pop("negative_prompt", UNSET)

        seed = d.pop("seed", UNSET)

        watermark = d.pop("watermark", UNSET)

        alibaba_wan_27i2v = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            audio_url=audio_url,
            resolution=resolution,
            duration=duration,
            enable_prompt_expansion=enable_prompt_expansion,
            enhance_prompt=enhance_prompt,
            negative_prompt=negative_prompt,
            seed=seed,
            watermark=watermark,
        )

        alibaba_wan_27i2v.additional_properties = d
        return alibaba_wan_27i2v

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
