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

BytedanceSeedance15ProAspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "adaptive"]

BYTEDANCE_SEEDANCE_15_PRO_ASPECT_RATIO_VALUES: set[BytedanceSeedance15ProAspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "adaptive",
}


def check_bytedance_seedance_15_pro_aspect_ratio(value: str) -> BytedanceSeedance15ProAspectRatio:
    if value in BYTEDANCE_SEEDANCE_15_PRO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_15_PRO_ASPECT_RATIO_VALUES!r}"
    )


BytedanceSeedance15ProDuration = Literal[4, 5, 6, 7, 8, 9, 10, 11, 12]

BYTEDANCE_SEEDANCE_15_PRO_DURATION_VALUES: set[BytedanceSeedance15ProDuration] = {
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
}


def check_bytedance_seedance_15_pro_duration(value: int) -> BytedanceSeedance15ProDuration:
    if value in BYTEDANCE_SEEDANCE_15_PRO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_15_PRO_DURATION_VALUES!r}"
    )


BytedanceSeedance15ProResolution = Literal["1080p", "480p", "720p"]

BYTEDANCE_SEEDANCE_15_PRO_RESOLUTION_VALUES: set[BytedanceSeedance15ProResolution] = {
    "1080p",
    "480p",
    "720p",
}


def check_bytedance_seedance_15_pro_resolution(value: str) -> BytedanceSeedance15ProResolution:
    if value in BYTEDANCE_SEEDANCE_15_PRO_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_15_PRO_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="BytedanceSeedance15Pro")


@_attrs_define
class BytedanceSeedance15Pro:
    """A request to `bytedance/seedance-1-5-pro`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["bytedance/seedance-1-5-pro"] = "bytedance/seedance-1-5-pro"
    """ The id of the model. """
    image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    last_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: a link, or the image itself in Base64. """
    aspect_ratio: BytedanceSeedance15ProAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    resolution: BytedanceSeedance15ProResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 720p. """
    duration: BytedanceSeedance15ProDuration | Unset = UNSET
    """ Length of the video in seconds. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. Default: -1. """
    camera_fixed: bool | Unset = UNSET
    """ Whether the camera should stand still; this is added to the prompt, and the effect is not guaranteed.
    Default: false. """
    watermark: bool | Unset = UNSET
    """ Whether the video has a watermark. Default: false. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        last_image_url = self.last_image_url

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

        camera_fixed = self.camera_fixed

        watermark = self.watermark

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
        if last_image_url is not UNSET:
            field_dict["last_image_url"] = last_image_url
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if seed is not UNSET:
            field_dict["seed"] = seed
        if camera_fixed is not UNSET:
            field_dict["camera_fixed"] = camera_fixed
        if watermark is not UNSET:
            field_dict["watermark"] = watermark
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["bytedance/seedance-1-5-pro"], d.pop("model"))
        if model != "bytedance/seedance-1-5-pro":
            raise ValueError(f"model must match const 'bytedance/seedance-1-5-pro', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        last_image_url = d.pop("last_image_url", UNSET)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: BytedanceSeedance15ProAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_bytedance_seedance_15_pro_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: BytedanceSeedance15ProResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_bytedance_seedance_15_pro_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: BytedanceSeedance15ProDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_bytedance_seedance_15_pro_duration(_duration)

        seed = d.pop("seed", UNSET)

        camera_fixed = d.pop("camera_fixed", UNSET)

        watermark = d.pop("watermark", UNSET)

        generate_audio = d.pop("generate_audio", UNSET)

        bytedance_seedance_15_pro = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            last_image_url=last_image_url,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
            duration=duration,
            seed=seed,
            camera_fixed=camera_fixed,
            watermark=watermark,
            generate_audio=generate_audio,
        )

        bytedance_seedance_15_pro.additional_properties = d
        return bytedance_seedance_15_pro

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
