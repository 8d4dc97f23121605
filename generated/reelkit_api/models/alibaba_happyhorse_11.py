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

AlibabaHappyhorse11AspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

ALIBABA_HAPPYHORSE_11_ASPECT_RATIO_VALUES: set[AlibabaHappyhorse11AspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_alibaba_happyhorse_11_aspect_ratio(value: str) -> AlibabaHappyhorse11AspectRatio:
    if value in ALIBABA_HAPPYHORSE_11_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_11_ASPECT_RATIO_VALUES!r}"
    )


AlibabaHappyhorse11Duration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

ALIBABA_HAPPYHORSE_11_DURATION_VALUES: set[AlibabaHappyhorse11Duration] = {
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
}


def check_alibaba_happyhorse_11_duration(value: int) -> AlibabaHappyhorse11Duration:
    if value in ALIBABA_HAPPYHORSE_11_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_11_DURATION_VALUES!r}"
    )


AlibabaHappyhorse11Resolution = Literal["1080p", "720p"]

ALIBABA_HAPPYHORSE_11_RESOLUTION_VALUES: set[AlibabaHappyhorse11Resolution] = {
    "1080p",
    "720p",
}


def check_alibaba_happyhorse_11_resolution(value: str) -> AlibabaHappyhorse11Resolution:
    if value in ALIBABA_HAPPYHORSE_11_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_HAPPYHORSE_11_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="AlibabaHappyhorse11")


@_attrs_define
class AlibabaHappyhorse11:
    """A request to `alibaba/happyhorse-1.1`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["alibaba/happyhorse-1.1"] = "alibaba/happyhorse-1.1"
    """ The id of the model. """
    image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    reference_image_urls: list[str] | Unset = UNSET
    """ Links to the images that the video is made from. """
    aspect_ratio: AlibabaHappyhorse11AspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    resolution: AlibabaHappyhorse11Resolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    duration: AlibabaHappyhorse11Duration | Unset = UNSET
    """ Length of the video in seconds. Default: 10. """
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

        reference_image_urls: list[str] | Unset = UNSET
        if not isinstance(self.reference_image_urls, Unset):
            reference_image_urls = self.reference_image_urls

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        seed = self.seed

        watermark = self.watermark

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if image_url is not UNSET:
            field_dict["image_url"] = image_url
        if reference_image_urls is not UNSET:
            field_dict["reference_image_urls"] = reference_image_urls
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if seed is not UNSET:
            field_dict["seed"] = seed
        if watermark is not UNSET:
            field_dict["watermark"] = watermark

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["alibaba/happyhorse-1.1"], d.pop("model"))
        if model != "alibaba/happyhorse-1.1":
            raise ValueError(f"model must match const 'alibaba/happyhorse-1.1', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        reference_image_urls = cast(list[str], d.pop("reference_image_urls", UNSET))

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: AlibabaHappyhorse11AspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_alibaba_happyhorse_11_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: AlibabaHappyhorse11Resolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_alibaba_happyhorse_11_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: AlibabaHappyhorse11Duration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_alibaba_happyhorse_11_duration(_duration)

        seed = d.pop("seed", UNSET)

        watermark = d.pop("watermark", UNSET)

        alibaba_happyhorse_11 = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            reference_image_urls=reference_image_urls,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
            duration=duration,
            seed=seed,
            watermark=watermark,
        )

        alibaba_happyhorse_11.additional_properties = d
        return alibaba_happyhorse_11

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
