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

KlingVideoV16StandardMultiImageToVideoAspectRatio = Literal["16:9", "1:1", "9:16"]

KLING_VIDEO_V16_STANDARD_MULTI_IMAGE_TO_VIDEO_ASPECT_RATIO_VALUES: set[
    KlingVideoV16StandardMultiImageToVideoAspectRatio
] = {
    "16:9",
    "1:1",
    "9:16",
}


def check_kling_video_v16_standard_multi_image_to_video_aspect_ratio(
    value: str,
) -> KlingVideoV16StandardMultiImageToVideoAspectRatio:
    if value in KLING_VIDEO_V16_STANDARD_MULTI_IMAGE_TO_VIDEO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V16_STANDARD_MULTI_IMAGE_TO_VIDEO_ASPECT_RATIO_VALUES!r}"
    )


KlingVideoV16StandardMultiImageToVideoDuration = Literal[5, 10]

KLING_VIDEO_V16_STANDARD_MULTI_IMAGE_TO_VIDEO_DURATION_VALUES: set[
    KlingVideoV16StandardMultiImageToVideoDuration
] = {
    5,
    10,
}


def check_kling_video_v16_standard_multi_image_to_video_duration(
    value: int,
) -> KlingVideoV16StandardMultiImageToVideoDuration:
    if value in KLING_VIDEO_V16_STANDARD_MULTI_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V16_STANDARD_MULTI_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="KlingVideoV16StandardMultiImageToVideo")


@_attrs_define
class KlingVideoV16StandardMultiImageToVideo:
    """A request to `kling-video/v1.6/standard/multi-image-to-video`."""

    image_list: list[str]
    """ Links to the images that the video is made from. """
    model: Literal["kling-video/v1.6/standard/multi-image-to-video"] = (
        "kling-video/v1.6/standard/multi-image-to-video"
    )
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words. """
    aspect_ratio: KlingVideoV16StandardMultiImageToVideoAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    duration: KlingVideoV16StandardMultiImageToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_list = self.image_list

        prompt = self.prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        negative_prompt = self.negative_prompt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "image_list": image_list,
            }
        )
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["kling-video/v1.6/standard/multi-image-to-video"], d.pop("model"))
        if model != "kling-video/v1.6/standard/multi-image-to-video":
            raise ValueError(
                f"model must match const 'kling-video/v1.6/standard/multi-image-to-video', got '{model}'"
            )

        image_list = cast(list[str], d.pop("image_list"))

        prompt = d.pop("prompt", UNSET)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: KlingVideoV16StandardMultiImageToVideoAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_kling_video_v16_standard_multi_image_to_video_aspect_ratio(
                _aspect_ratio
            )

        _duration = d.pop("duration", UNSET)
        duration: KlingVideoV16StandardMultiImageToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_kling_video_v16_standard_multi_image_to_video_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        kling_video_v16_standard_multi_image_to_video = cls(
            model=model,
            image_list=image_list,
            prompt=prompt,
            aspect_ratio=aspect_ratio,
            duration=duration,
            negative_prompt=negative_prompt,
        )

        kling_video_v16_standard_multi_image_to_video.additional_properties = d
        return kling_video_v16_standard_multi_image_to_video

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
