# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

AlibabaWan27R2VAspectRatio = Literal["16:9", "1:1", "3:4", "4:3", "9:16"]

ALIBABA_WAN_27R2V_ASPECT_RATIO_VALUES: set[AlibabaWan27R2VAspectRatio] = {
    "16:9",
    "1:1",
    "3:4",
    "4:3",
    "9:16",
}


def check_alibaba_wan_27r2v_aspect_ratio(value: str) -> AlibabaWan27R2VAspectRatio:
    if value in ALIBABA_WAN_27R2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_27R2V_ASPECT_RATIO_VALUES!r}"
    )


AlibabaWan27R2VDuration = Literal[5, 10, 15]

ALIBABA_WAN_27R2V_DURATION_VALUES: set[AlibabaWan27R2VDuration] = {
    5,
    10,
    15,
}


def check_alibaba_wan_27r2v_duration(value: int) -> AlibabaWan27R2VDuration:
    if value in ALIBABA_WAN_27R2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_27R2V_DURATION_VALUES!r}"
    )


AlibabaWan27R2VResolution = Literal["1080p", "720p"]

ALIBABA_WAN_27R2V_RESOLUTION_VALUES: set[AlibabaWan27R2VResolution] = {
    "1080p",
    "720p",
}


def check_alibaba_wan_27r2v_resolution(value: str) -> AlibabaWan27R2VResolution:
    if value in ALIBABA_WAN_27R2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_27R2V_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="AlibabaWan27R2V")


@_attrs_define
class AlibabaWan27R2V:
    """A request to `alibaba/wan-2-7-r2v`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["alibaba/wan-2-7-r2v"] = "alibaba/wan-2-7-r2v"
    """ The id of the model. """
    first_frame_image: str | Unset = UNSET
    """ Link to an image for the first frame. """
    image_urls: list[str] | Unset = UNSET
    """ Links to reference images. """
    video_urls: list[str] | Unset = UNSET
    """ Links to reference videos. """
    aspect_ratio: AlibabaWan27R2VAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    resolution: AlibabaWan27R2VResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    duration: AlibabaWan27R2VDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 10. """
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

        first_frame_image = self.first_frame_image

        image_urls: list[str] | Unset = UNSET
        if not isinstance(self.image_urls, Unset):
            image_urls = self.image_urls

        video_urls: list[str] | Unset = UNSET
        if not isinstance(self.video_urls, Unset):
            video_urls = self.video_urls

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

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
            }
        )
        if first_frame_image is not UNSET:
            field_dict["first_frame_image"] = first_frame_image
        if image_urls is not UNSET:
            field_dict["image_urls"] = image_urls
        if video_urls is not UNSET:
            field_dict["video_urls"] = video_urls
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
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
        model = cast(Literal["alibaba/wan-2-7-r2v"], d.pop("model"))
        if model != "alibaba/wan-2-7-r2v":
            raise ValueError(f"model must match const 'alibaba/wan-2-7-r2v', got '{model}'")

        prompt = d.pop("prompt")

        first_frame_image = d.pop("first_frame_image", UNSET)

        image_urls = cast(list[str], d.pop("image_urls", UNSET))

        video_urls = cast(list[str], d.pop("video_urls", UNSET))

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: AlibabaWan27R2VAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_alibaba_wan_27r2v_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: AlibabaWan27R2VResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_alibaba_wan_27r2v_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: AlibabaWan27R2VDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_alibaba_wan_27r2v_duration(_duration)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        negative_prompt = d.pop("negative_prompt", UNSET)

        seed = d.pop("seed", UNSET)

        watermark = d.pop("watermark", UNSET)

        alibaba_wan_27r2v = cls(
            model=model,
            prompt=prompt,
            first_frame_image=first_frame_image,
            image_urls=image_urls,
            video_urls=video_urls,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
            duration=duration,
            enhance_prompt=enhance_prompt,
            negative_prompt=negative_prompt,
            seed=seed,
            watermark=watermark,
        )

        alibaba_wan_27r2v.additional_properties = d
        return alibaba_wan_27r2v

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
