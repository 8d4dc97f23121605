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

GoogleVeo30I2VFastAspectRatio = Literal["16:9", "9:16"]

GOOGLE_VEO_30I2V_FAST_ASPECT_RATIO_VALUES: set[GoogleVeo30I2VFastAspectRatio] = {
    "16:9",
    "9:16",
}


def check_google_veo_30i2v_fast_aspect_ratio(value: str) -> GoogleVeo30I2VFastAspectRatio:
    if value in GOOGLE_VEO_30I2V_FAST_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_30I2V_FAST_ASPECT_RATIO_VALUES!r}"
    )


GoogleVeo30I2VFastDuration = Literal[4, 6, 8]

GOOGLE_VEO_30I2V_FAST_DURATION_VALUES: set[GoogleVeo30I2VFastDuration] = {
    4,
    6,
    8,
}


def check_google_veo_30i2v_fast_duration(value: int) -> GoogleVeo30I2VFastDuration:
    if value in GOOGLE_VEO_30I2V_FAST_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_30I2V_FAST_DURATION_VALUES!r}"
    )


GoogleVeo30I2VFastResolution = Literal["1080P", "720P"]

GOOGLE_VEO_30I2V_FAST_RESOLUTION_VALUES: set[GoogleVeo30I2VFastResolution] = {
    "1080P",
    "720P",
}


def check_google_veo_30i2v_fast_resolution(value: str) -> GoogleVeo30I2VFastResolution:
    if value in GOOGLE_VEO_30I2V_FAST_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_30I2V_FAST_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="GoogleVeo30I2VFast")


@_attrs_define
class GoogleVeo30I2VFast:
    """A request to `google/veo-3.0-i2v-fast`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["google/veo-3.0-i2v-fast"] = "google/veo-3.0-i2v-fast"
    """ The id of the model. """
    duration: GoogleVeo30I2VFastDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 8. """
    aspect_ratio: GoogleVeo30I2VFastAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. """
    resolution: GoogleVeo30I2VFastResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 720P. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is enhanced before it is used. Default: true. """
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

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        negative_prompt = self.negative_prompt

        seed = self.seed

        enhance_prompt = self.enhance_prompt

        generate_audio = self.generate_audio

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
            }
        )
        if duration is not UNSET:
            field_dict["duration"] = duration
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if seed is not UNSET:
            field_dict["seed"] = seed
        if enhance_prompt is not UNSET:
            field_dict["enhance_prompt"] = enhance_prompt
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["google/veo-3.0-i2v-fast"], d.pop("model"))
        if model != "google/veo-3.0-i2v-fast":
            raise ValueError(f"model must match const 'google/veo-3.0-i2v-fast', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        _duration = d.pop("duration", UNSET)
        duration: GoogleVeo30I2VFastDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_google_veo_30i2v_fast_duration(_duration)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: GoogleVeo30I2VFastAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_google_veo_30i2v_fast_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: GoogleVeo30I2VFastResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_google_veo_30i2v_fast_resolution(_resolution)

        negative_prompt = d.pop("negative_prompt", UNSET)

        seed = d.pop("seed", UNSET)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        generate_audio = d.pop("generate_audio", UNSET)

        google_veo_30i2v_fast = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            duration=duration,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
            negative_prompt=negative_prompt,
            seed=seed,
            enhance_prompt=enhance_prompt,
            generate_audio=generate_audio,
        )

        google_veo_30i2v_fast.additional_properties = d
        return google_veo_30i2v_fast

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
