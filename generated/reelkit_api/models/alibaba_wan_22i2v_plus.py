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

AlibabaWan22I2VPlusResolution = Literal["1080P", "480P"]

ALIBABA_WAN_22I2V_PLUS_RESOLUTION_VALUES: set[AlibabaWan22I2VPlusResolution] = {
    "1080P",
    "480P",
}


def check_alibaba_wan_22i2v_plus_resolution(value: str) -> AlibabaWan22I2VPlusResolution:
    if value in ALIBABA_WAN_22I2V_PLUS_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_22I2V_PLUS_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="AlibabaWan22I2VPlus")


@_attrs_define
class AlibabaWan22I2VPlus:
    """A request to `alibaba/wan2.2-i2v-plus`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["alibaba/wan2.2-i2v-plus"] = "alibaba/wan2.2-i2v-plus"
    """ The id of the model. """
    resolution: AlibabaWan22I2VPlusResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080P. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    watermark: bool | Unset = UNSET
    """ Whether the video has a watermark. Default: false. """
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

        negative_prompt = self.negative_prompt

        watermark = self.watermark

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
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if watermark is not UNSET:
            field_dict["watermark"] = watermark
        if seed is not UNSET:
            field_dict["seed"] = seed
        if enhance_prompt is not UNSET:
            field_dict["enhance_prompt"] = enhance_prompt

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["alibaba/wan2.2-i2v-plus"], d.pop("model"))
        if model != "alibaba/wan2.2-i2v-plus":
            raise ValueError(f"model must match const 'alibaba/wan2.2-i2v-plus', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        _resolution = d.pop("resolution", UNSET)
        resolution: AlibabaWan22I2VPlusResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_alibaba_wan_22i2v_plus_resolution(_resolution)

        negative_prompt = d.pop("negative_prompt", UNSET)

        watermark = d.pop("watermark", UNSET)

        seed = d.pop("seed", UNSET)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        alibaba_wan_22i2v_plus = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            resolution=resolution,
            negative_prompt=negative_prompt,
            watermark=watermark,
            seed=seed,
            enhance_prompt=enhance_prompt,
        )

        alibaba_wan_22i2v_plus.additional_properties = d
        return alibaba_wan_22i2v_plus

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
