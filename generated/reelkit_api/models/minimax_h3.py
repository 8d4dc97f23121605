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

MinimaxH3Ratio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "adaptive"]

MINIMAX_H3_RATIO_VALUES: set[MinimaxH3Ratio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "adaptive",
}


def check_minimax_h3_ratio(value: str) -> MinimaxH3Ratio:
    if value in MINIMAX_H3_RATIO_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MINIMAX_H3_RATIO_VALUES!r}")


MinimaxH3Resolution = Literal["2K"]

MINIMAX_H3_RESOLUTION_VALUES: set[MinimaxH3Resolution] = {
    "2K",
}


def check_minimax_h3_resolution(value: str) -> MinimaxH3Resolution:
    if value in MINIMAX_H3_RESOLUTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MINIMAX_H3_RESOLUTION_VALUES!r}")


T = TypeVar("T", bound="MinimaxH3")


@_attrs_define
class MinimaxH3:
    """A request to `minimax/h3`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["minimax/h3"] = "minimax/h3"
    """ The id of the model. """
    image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the first frame: a link, or the image itself in Base64. It must be a JPG or PNG of up to 20
    MB, with more than 300 pixels on the shorter side, and an aspect ratio between 2:5 and 5:2. """
    last_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: a link, or the image itself in Base64. """
    reference_image_urls: list[str] | Unset = UNSET
    """ Images whose style or content the video takes up. """
    video_urls: list[str] | Unset = UNSET
    """ Videos whose style or content the result takes up. """
    audio_urls: list[str] | Unset = UNSET
    """ Recordings whose voice the generated speech takes over; a reference image or video is needed beside them.
    """
    duration: int | Unset = UNSET
    """ Length of the video in seconds. Default: 6. """
    resolution: MinimaxH3Resolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 2K. """
    ratio: MinimaxH3Ratio | Unset = UNSET
    """ Ratio of the video's width to its height; `adaptive` takes it from the given images or videos, and means
    16:9 where there is only text. Default: adaptive. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        last_image_url = self.last_image_url

        reference_image_urls: list[str] | Unset = UNSET
        if not isinstance(self.reference_image_urls, Unset):
            reference_image_urls = self.reference_image_urls

        video_urls: list[str] | Unset = UNSET
        if not isinstance(self.video_urls, Unset):
            video_urls = self.video_urls

        audio_urls: list[str] | Unset = UNSET
        if not isinstance(self.audio_urls, Unset):
            audio_urls = self.audio_urls

        duration = self.duration

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        ratio: str | Unset = UNSET
        if not isinstance(self.ratio, Unset):
            ratio = self.ratio

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
        if last_image_url is not UNSET:
            field_dict["last_image_url"] = last_image_url
        if reference_image_urls is not UNSET:
            field_dict["reference_image_urls"] = reference_image_urls
        if video_urls is not UNSET:
            field_dict["video_urls"] = video_urls
        if audio_urls is not UNSET:
            field_dict["audio_urls"] = audio_urls
        if duration is not UNSET:
            field_dict["duration"] = duration
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if ratio is not UNSET:
            field_dict["ratio"] = ratio

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["minimax/h3"], d.pop("model"))
        if model != "minimax/h3":
            raise ValueError(f"model must match const 'minimax/h3', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        last_image_url = d.pop("last_image_url", UNSET)

        reference_image_urls = cast(list[str], d.pop("reference_image_urls", UNSET))

        video_urls = cast(list[str], d.pop("video_urls", UNSET))

        audio_urls = cast(list[str], d.pop("audio_urls", UNSET))

        duration = d.pop("duration", UNSET)

        _resolution = d.pop("resolution", UNSET)
        resolution: MinimaxH3Resolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_minimax_h3_resolution(_resolution)

        _ratio = d.pop("ratio", UNSET)
        ratio: MinimaxH3Ratio | Unset
        if isinstance(_ratio, Unset):
            ratio = UNSET
        else:
            ratio = check_minimax_h3_ratio(_ratio)

        minimax_h3 = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            last_image_url=last_image_url,
            reference_image_urls=reference_image_urls,
            video_urls=video_urls,
            audio_urls=audio_urls,
            duration=duration,
            resolution=resolution,
            ratio=ratio,
        )

        minimax_h3.additional_properties = d
        return minimax_h3

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
