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

Veo2ImageToVideoAspectRatio = Literal["16:9", "9:16"]

VEO_2_IMAGE_TO_VIDEO_ASPECT_RATIO_VALUES: set[Veo2ImageToVideoAspectRatio] = {
    "16:9",
    "9:16",
}


def check_veo_2_image_to_video_aspect_ratio(value: str) -> Veo2ImageToVideoAspectRatio:
    if value in VEO_2_IMAGE_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VEO_2_IMAGE_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )


Veo2ImageToVideoDuration = Literal[5, 6, 7, 8]

VEO_2_IMAGE_TO_VIDEO_DURATION_VALUES: set[Veo2ImageToVideoDuration] = {
    5,
    6,
    7,
    8,
}


def check_veo_2_image_to_video_duration(value: int) -> Veo2ImageToVideoDuration:
    if value in VEO_2_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VEO_2_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="Veo2ImageToVideo")


@_attrs_define
class Veo2ImageToVideo:
    """A request to `veo2/image-to-video`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["veo2/image-to-video"] = "veo2/image-to-video"
    """ The id of the model. """
    tail_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: a link, or the image itself in Base64. """
    duration: Veo2ImageToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    aspect_ratio: Veo2ImageToVideoAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is enhanced before it is used. Default: true. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        tail_image_url = self.tail_image_url

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

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
        if tail_image_url is not UNSET:
            field_dict["tail_image_url"] = tail_image_url
        if duration is not UNSET:
            field_dict["duration"] = duration
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
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
        model = cast(Literal["veo2/image-to-video"], d.pop("model"))
        if model != "veo2/image-to-video":
            raise ValueError(f"model must match const 'veo2/image-to-video', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        tail_image_url = d.pop("tail_image_url", UNSET)

        _duration = d.pop("duration", UNSET)
        duration: Veo2ImageToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_veo_2_image_to_video_duration(_duration)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: Veo2ImageToVideoAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_veo_2_image_to_video_aspect_ratio(_aspect_ratio)

        negative_prompt = d.pop("negative_prompt", UNSET)

        seed = d.pop("seed", UNSET)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        veo_2_image_to_video = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            tail_image_url=tail_image_url,
            duration=duration,
            aspect_ratio=aspect_ratio,
            negative_prompt=negative_prompt,
            seed=seed,
            enhance_prompt=enhance_prompt,
        )

        veo_2_image_to_video.additional_properties = d
        return veo_2_image_to_video

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
