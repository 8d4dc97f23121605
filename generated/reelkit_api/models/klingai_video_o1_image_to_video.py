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

KlingaiVideoO1ImageToVideoDuration = Literal[5, 10]

KLINGAI_VIDEO_O1_IMAGE_TO_VIDEO_DURATION_VALUES: set[KlingaiVideoO1ImageToVideoDuration] = {
    5,
    10,
}


def check_klingai_video_o1_image_to_video_duration(
    value: int,
) -> KlingaiVideoO1ImageToVideoDuration:
    if value in KLINGAI_VIDEO_O1_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_O1_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="KlingaiVideoO1ImageToVideo")


@_attrs_define
class KlingaiVideoO1ImageToVideo:
    """A request to `klingai/video-o1-image-to-video`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["klingai/video-o1-image-to-video"] = "klingai/video-o1-image-to-video"
    """ The id of the model. """
    last_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: a link, or the image itself in Base64. """
    duration: KlingaiVideoO1ImageToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    provider: str | Unset = UNSET
    """ Where the model runs: at Kling alone (`kling` or `klingai`), at the mirror of fal.ai (`fal`), or at the
    second if the first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        last_image_url = self.last_image_url

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        provider = self.provider

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
            }
        )
        if last_image_url is not UNSET:
            field_dict["last_image_url"] = last_image_url
        if duration is not UNSET:
            field_dict["duration"] = duration
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["klingai/video-o1-image-to-video"], d.pop("model"))
        if model != "klingai/video-o1-image-to-video":
            raise ValueError(
                f"model must match const 'klingai/video-o1-image-to-video', got '{model}'"
            )

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        last_image_url = d.pop("last_image_url", UNSET)

        _duration = d.pop("duration", UNSET)
        duration: KlingaiVideoO1ImageToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_klingai_video_o1_image_to_video_duration(_duration)

        provider = d.pop("provider", UNSET)

        klingai_video_o1_image_to_video = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            last_image_url=last_image_url,
            duration=duration,
            provider=provider,
        )

        klingai_video_o1_image_to_video.additional_properties = d
        return klingai_video_o1_image_to_video

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
