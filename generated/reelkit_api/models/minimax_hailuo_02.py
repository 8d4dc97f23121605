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

MinimaxHailuo02Duration = Literal[6, 10]

MINIMAX_HAILUO_02_DURATION_VALUES: set[MinimaxHailuo02Duration] = {
    6,
    10,
}


def check_minimax_hailuo_02_duration(value: int) -> MinimaxHailuo02Duration:
    if value in MINIMAX_HAILUO_02_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MINIMAX_HAILUO_02_DURATION_VALUES!r}"
    )


MinimaxHailuo02Resolution = Literal["1080P", "768P"]

MINIMAX_HAILUO_02_RESOLUTION_VALUES: set[MinimaxHailuo02Resolution] = {
    "1080P",
    "768P",
}


def check_minimax_hailuo_02_resolution(value: str) -> MinimaxHailuo02Resolution:
    if value in MINIMAX_HAILUO_02_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MINIMAX_HAILUO_02_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="MinimaxHailuo02")


@_attrs_define
class MinimaxHailuo02:
    """A request to `minimax/hailuo-02`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["minimax/hailuo-02"] = "minimax/hailuo-02"
    """ The id of the model. """
    image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the first frame: a link, or the image itself in Base64. It must be a JPG or PNG of up to 20
    MB, with more than 300 pixels on the shorter side, and an aspect ratio between 2:5 and 5:2. """
    last_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: a link, or the image itself in Base64. """
    resolution: MinimaxHailuo02Resolution | Unset = UNSET
    """ Resolution of the video: 1080P is 1920x1080 pixels, 768P is 1366x768 pixels. Default: 768P. """
    duration: MinimaxHailuo02Duration | Unset = UNSET
    """ Length of the video in seconds. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is optimized where that helps; with false the model follows it more strictly. Default:
    true. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        last_image_url = self.last_image_url

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        enhance_prompt = self.enhance_prompt

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
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if enhance_prompt is not UNSET:
            field_dict["enhance_prompt"] = enhance_prompt

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["minimax/hailuo-02"], d.pop("model"))
        if model != "minimax/hailuo-02":
            raise ValueError(f"model must match const 'minimax/hailuo-02', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        last_image_url = d.pop("last_image_url", UNSET)

        _resolution = d.pop("resolution", UNSET)
        resolution: MinimaxHailuo02Resolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_minimax_hailuo_02_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: MinimaxHailuo02Duration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_minimax_hailuo_02_duration(_duration)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        minimax_hailuo_02 = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            last_image_url=last_image_url,
            resolution=resolution,
            duration=duration,
            enhance_prompt=enhance_prompt,
        )

        minimax_hailuo_02.additional_properties = d
        return minimax_hailuo_02

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
