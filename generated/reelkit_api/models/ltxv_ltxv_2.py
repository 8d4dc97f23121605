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

LtxvLtxv2AspectRatio = Literal["16:9"]

LTXV_LTXV_2_ASPECT_RATIO_VALUES: set[LtxvLtxv2AspectRatio] = {
    "16:9",
}


def check_ltxv_ltxv_2_aspect_ratio(value: str) -> LtxvLtxv2AspectRatio:
    if value in LTXV_LTXV_2_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_ASPECT_RATIO_VALUES!r}"
    )


LtxvLtxv2Duration = Literal[6, 8, 10]

LTXV_LTXV_2_DURATION_VALUES: set[LtxvLtxv2Duration] = {
    6,
    8,
    10,
}


def check_ltxv_ltxv_2_duration(value: int) -> LtxvLtxv2Duration:
    if value in LTXV_LTXV_2_DURATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_DURATION_VALUES!r}")


LtxvLtxv2Fps = Literal[25, 50]

LTXV_LTXV_2_FPS_VALUES: set[LtxvLtxv2Fps] = {
    25,
    50,
}


def check_ltxv_ltxv_2_fps(value: int) -> LtxvLtxv2Fps:
    if value in LTXV_LTXV_2_FPS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_FPS_VALUES!r}")


LtxvLtxv2Resolution = Literal["1080p", "1440p", "2160p"]

LTXV_LTXV_2_RESOLUTION_VALUES: set[LtxvLtxv2Resolution] = {
    "1080p",
    "1440p",
    "2160p",
}


def check_ltxv_ltxv_2_resolution(value: str) -> LtxvLtxv2Resolution:
    if value in LTXV_LTXV_2_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LTXV_LTXV_2_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="LtxvLtxv2")


@_attrs_define
class LtxvLtxv2:
    """A request to `ltxv/ltxv-2`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["ltxv/ltxv-2"] = "ltxv/ltxv-2"
    """ The id of the model. """
    image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    duration: LtxvLtxv2Duration | Unset = UNSET
    """ Length of the video in seconds. """
    resolution: LtxvLtxv2Resolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    aspect_ratio: LtxvLtxv2AspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    fps: LtxvLtxv2Fps | Unset = UNSET
    """ Frame rate of the video, in frames per second. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        fps: int | Unset = UNSET
        if not isinstance(self.fps, Unset):
            fps = self.fps

        generate_audio = self.generate_audio

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
        if duration is not UNSET:
            field_dict["duration"] = duration
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if fps is not UNSET:
            field_dict["fps"] = fps
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["ltxv/ltxv-2"], d.pop("model"))
        if model != "ltxv/ltxv-2":
            raise ValueError(f"model must match const 'ltxv/ltxv-2', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        _duration = d.pop("duration", UNSET)
        duration: LtxvLtxv2Duration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_ltxv_ltxv_2_duration(_duration)

        _resolution = d.pop("resolution", UNSET)
        resolution: LtxvLtxv2Resolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_ltxv_ltxv_2_resolution(_resolution)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: LtxvLtxv2AspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_ltxv_ltxv_2_aspect_ratio(_aspect_ratio)

        _fps = d.pop("fps", UNSET)
        fps: LtxvLtxv2Fps | Unset
        if isinstance(_fps, Unset):
            fps = UNSET
        else:
            fps = check_ltxv_ltxv_2_fps(_fps)

        generate_audio = d.pop("generate_audio", UNSET)

        ltxv_ltxv_2 = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            duration=duration,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            fps=fps,
            generate_audio=generate_audio,
        )

        ltxv_ltxv_2.additional_properties = d
        return ltxv_ltxv_2

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
