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

AlibabaWan25I2VPreviewAspectRatio = Literal["16:9", "1:1", "9:16"]

ALIBABA_WAN_25I2V_PREVIEW_ASPECT_RATIO_VALUES: set[AlibabaWan25I2VPreviewAspectRatio] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_alibaba_wan_25i2v_preview_aspect_ratio(value: str) -> AlibabaWan25I2VPreviewAspectRatio:
    if value in ALIBABA_WAN_25I2V_PREVIEW_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_25I2V_PREVIEW_ASPECT_RATIO_VALUES!r}"
    )


AlibabaWan25I2VPreviewDuration = Literal[5, 10]

ALIBABA_WAN_25I2V_PREVIEW_DURATION_VALUES: set[AlibabaWan25I2VPreviewDuration] = {
    5,
    10,
}


def check_alibaba_wan_25i2v_preview_duration(value: int) -> AlibabaWan25I2VPreviewDuration:
    if value in ALIBABA_WAN_25I2V_PREVIEW_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_25I2V_PREVIEW_DURATION_VALUES!r}"
    )


AlibabaWan25I2VPreviewResolution = Literal["1080p", "480p", "720p"]

ALIBABA_WAN_25I2V_PREVIEW_RESOLUTION_VALUES: set[AlibabaWan25I2VPreviewResolution] = {
    "1080p",
    "480p",
    "720p",
}


def check_alibaba_wan_25i2v_preview_resolution(value: str) -> AlibabaWan25I2VPreviewResolution:
    if value in ALIBABA_WAN_25I2V_PREVIEW_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_25I2V_PREVIEW_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="AlibabaWan25I2VPreview")


@_attrs_define
class AlibabaWan25I2VPreview:
    """A request to `alibaba/wan2.5-i2v-preview`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["alibaba/wan2.5-i2v-preview"] = "alibaba/wan2.5-i2v-preview"
    """ The id of the model. """
    resolution: AlibabaWan25I2VPreviewResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    aspect_ratio: AlibabaWan25I2VPreviewAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    duration: AlibabaWan25I2VPreviewDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 10. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is expanded before it is used. Default: true. """
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

        negative_prompt = self.negative_prompt

        seed = self.seed

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
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if seed is not UNSET:
            field_dict["seed"] = seed
        if enhance_prompt is not UNSET:
            field_dict["enhance_prompt"] = enhance_prompt

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["alibaba/wan2.5-i2v-preview"], d.pop("model"))
        if model != "alibaba/wan2.5-i2v-preview":
            raise ValueError(f"model must match const 'alibaba/wan2.5-i2v-preview', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        _resolution = d.pop("resolution", UNSET)
        resolution: AlibabaWan25I2VPreviewResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_alibaba_wan_25i2v_preview_resolution(_resolution)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: AlibabaWan25I2VPreviewAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_alibaba_wan_25i2v_preview_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: AlibabaWan25I2VPreviewDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_alibaba_wan_25i2v_preview_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        seed = d.pop("seed", UNSET)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        alibaba_wan_25i2v_preview = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            duration=duration,
            negative_prompt=negative_prompt,
            seed=seed,
            enhance_prompt=enhance_prompt,
        )

        alibaba_wan_25i2v_preview.additional_properties = d
        return alibaba_wan_25i2v_preview

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
