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

MinimaxHailuo23FastDuration = Literal[6, 10]

MINIMAX_HAILUO_23_FAST_DURATION_VALUES: set[MinimaxHailuo23FastDuration] = {
    6,
    10,
}


def check_minimax_hailuo_23_fast_duration(value: int) -> MinimaxHailuo23FastDuration:
    if value in MINIMAX_HAILUO_23_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MINIMAX_HAILUO_23_FAST_DURATION_VALUES!r}"
    )


MinimaxHailuo23FastResolution = Literal["1080P", "768P"]

MINIMAX_HAILUO_23_FAST_RESOLUTION_VALUES: set[MinimaxHailuo23FastResolution] = {
    "1080P",
    "768P",
}


def check_minimax_hailuo_23_fast_resolution(value: str) -> MinimaxHailuo23FastResolution:
    if value in MINIMAX_HAILUO_23_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {MINIMAX_HAILUO_23_FAST_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="MinimaxHailuo23Fast")


@_attrs_define
class MinimaxHailuo23Fast:
    """A request to `minimax/hailuo-2.3-fast`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image for the first frame: a link, or the image itself in Base64. It must be a JPG or PNG of up to 20
    MB, with more than 300 pixels on the shorter side, and an aspect ratio between 2:5 and 5:2. """
    model: Literal["minimax/hailuo-2.3-fast"] = "minimax/hailuo-2.3-fast"
    """ The id of the model. """
    resolution: MinimaxHailuo23FastResolution | Unset = UNSET
    """ Resolution of the video: 1080P is 1920x1080 pixels, 768P is 1366x768 pixels. Default: 768P. """
    duration: MinimaxHailuo23FastDuration | Unset = UNSET
    """ Length of the video in seconds. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is optimized where that helps; with false the model follows it more strictly. Default:
    true. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

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
                "image_url": image_url,
            }
        )
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
        model = cast(Literal["minimax/hailuo-2.3-fast"], d.pop("model"))
        if model != "minimax/hailuo-2.3-fast":
            raise ValueError(f"model must match const 'minimax/hailuo-2.3-fast', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        _resolution = d.pop("resolution", UNSET)
        resolution: MinimaxHailuo23FastResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_minimax_hailuo_23_fast_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: MinimaxHailuo23FastDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_minimax_hailuo_23_fast_duration(_duration)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        minimax_hailuo_23_fast = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            resolution=resolution,
            duration=duration,
            enhance_prompt=enhance_prompt,
        )

        minimax_hailuo_23_fast.additional_properties = d
        return minimax_hailuo_23_fast

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
