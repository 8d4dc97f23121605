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

KlingVideoV16StandardImageToVideoDuration = Literal[5, 10]

KLING_VIDEO_V16_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES: set[
    KlingVideoV16StandardImageToVideoDuration
] = {
    5,
    10,
}


def check_kling_video_v16_standard_image_to_video_duration(
    value: int,
) -> KlingVideoV16StandardImageToVideoDuration:
    if value in KLING_VIDEO_V16_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLING_VIDEO_V16_STANDARD_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="KlingVideoV16StandardImageToVideo")


@_attrs_define
class KlingVideoV16StandardImageToVideo:
    """A request to `kling-video/v1.6/standard/image-to-video`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    prompt: str
    """ What the video shows, in words. """
    model: Literal["kling-video/v1.6/standard/image-to-video"] = (
        "kling-video/v1.6/standard/image-to-video"
    )
    """ The id of the model. """
    duration: KlingVideoV16StandardImageToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    cfg_scale: float | Unset = UNSET
    """ How closely the video follows the prompt (classifier-free guidance). """
    provider: str | Unset = UNSET
    """ Where the model runs: at Kling alone (`kling` or `klingai`), at the mirror of fal.ai (`fal`), or at the
    second if the first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        prompt = self.prompt

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        negative_prompt = self.negative_prompt

        cfg_scale = self.cfg_scale

        provider = self.provider

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "image_url": image_url,
                "prompt": prompt,
            }
        )
        if duration is not UNSET:
            field_dict["duration"] = duration
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if cfg_scale is not UNSET:
            field_dict["cfg_scale"] = cfg_scale
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["kling-video/v1.6/standard/image-to-video"], d.pop("model"))
        if model != "kling-video/v1.6/standard/image-to-video":
            raise ValueError(
                f"model must match const 'kling-video/v1.6/standard/image-to-video', got '{model}'"
            )

        image_url = d.pop("image_url")

        prompt = d.pop("prompt")

        _duration = d.pop("duration", UNSET)
        duration: KlingVideoV16StandardImageToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_kling_video_v16_standard_image_to_video_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        cfg_scale = d.pop("cfg_scale", UNSET)

        provider = d.pop("provider", UNSET)

        kling_video_v16_standard_image_to_video = cls(
            model=model,
            image_url=image_url,
            prompt=prompt,
            duration=duration,
            negative_prompt=negative_prompt,
            cfg_scale=cfg_scale,
            provider=provider,
        )

        kling_video_v16_standard_image_to_video.additional_properties = d
        return kling_video_v16_standard_image_to_video

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
