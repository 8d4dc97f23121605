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

Veo31LiteGenerate001AspectRatio = Literal["16:9", "9:16"]

VEO_31_LITE_GENERATE_001_ASPECT_RATIO_VALUES: set[Veo31LiteGenerate001AspectRatio] = {
    "16:9",
    "9:16",
}


def check_veo_31_lite_generate_001_aspect_ratio(value: str) -> Veo31LiteGenerate001AspectRatio:
    if value in VEO_31_LITE_GENERATE_001_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VEO_31_LITE_GENERATE_001_ASPECT_RATIO_VALUES!r}"
    )


Veo31LiteGenerate001Duration = Literal[4, 6, 8]

VEO_31_LITE_GENERATE_001_DURATION_VALUES: set[Veo31LiteGenerate001Duration] = {
    4,
    6,
    8,
}


def check_veo_31_lite_generate_001_duration(value: int) -> Veo31LiteGenerate001Duration:
    if value in VEO_31_LITE_GENERATE_001_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VEO_31_LITE_GENERATE_001_DURATION_VALUES!r}"
    )


Veo31LiteGenerate001PersonGeneration = Literal["allow_adult", "dont_allow"]

VEO_31_LITE_GENERATE_001_PERSON_GENERATION_VALUES: set[Veo31LiteGenerate001PersonGeneration] = {
    "allow_adult",
    "dont_allow",
}


def check_veo_31_lite_generate_001_person_generation(
    value: str,
) -> Veo31LiteGenerate001PersonGeneration:
    if value in VEO_31_LITE_GENERATE_001_PERSON_GENERATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VEO_31_LITE_GENERATE_001_PERSON_GENERATION_VALUES!r}"
    )


Veo31LiteGenerate001Resolution = Literal["1080P", "720P"]

VEO_31_LITE_GENERATE_001_RESOLUTION_VALUES: set[Veo31LiteGenerate001Resolution] = {
    "1080P",
    "720P",
}


def check_veo_31_lite_generate_001_resolution(value: str) -> Veo31LiteGenerate001Resolution:
    if value in VEO_31_LITE_GENERATE_001_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {VEO_31_LITE_GENERATE_001_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="Veo31LiteGenerate001")


@_attrs_define
class Veo31LiteGenerate001:
    """A request to `veo-3.1-lite-generate-001`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["veo-3.1-lite-generate-001"] = "veo-3.1-lite-generate-001"
    """ The id of the model. """
    image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the first frame, which should have a resolution of 720p or more: a link, or the image itself
    in Base64. """
    last_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame, which should have a resolution of 720p or more: a link, or the image itself in
    Base64. """
    aspect_ratio: Veo31LiteGenerate001AspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. """
    resolution: Veo31LiteGenerate001Resolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 720P. """
    duration: Veo31LiteGenerate001Duration | Unset = UNSET
    """ Length of the video in seconds. Default: 8. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    person_generation: Veo31LiteGenerate001PersonGeneration | Unset = UNSET
    """ Whether the video may show people. Default: allow_adult. """
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

        generate_audio = self.generate_audio

        person_generation: str | Unset = UNSET
        if not isinstance(self.person_generation, Unset):
            person_generation = self.person_generation

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
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if person_generation is not UNSET:
            field_dict["person_generation"] = person_generation

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["veo-3.1-lite-generate-001"], d.pop("model"))
        if model != "veo-3.1-lite-generate-001":
            raise ValueError(f"model must match const 'veo-3.1-lite-generate-001', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        last_image_url = d.pop("last_image_url", UNSET)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: Veo31LiteGenerate001AspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_veo_31_lite_generate_001_aspect_ratio(_aspect_ratio)

        _resolution = d.pop("resolution", UNSET)
        resolution: Veo31LiteGenerate001Resolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_veo_31_lite_generate_001_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: Veo31LiteGenerate001Duration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_veo_31_lite_generate_001_duration(_duration)

        generate_audio = d.pop("generate_audio", UNSET)

        _person_generation = d.pop("person_generation", UNSET)
        person_generation: Veo31LiteGenerate001PersonGeneration | Unset
        if isinstance(_person_generation, Unset):
            person_generation = UNSET
        else:
            person_generation = check_veo_31_lite_generate_001_person_generation(_person_generation)

        veo_31_lite_generate_001 = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            last_image_url=last_image_url,
            aspect_ratio=aspect_ratio,
            resolution=resolution,
            duration=duration,
            generate_audio=generate_audio,
            person_generation=person_generation,
        )

        veo_31_lite_generate_001.additional_properties = d
        return veo_31_lite_generate_001

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
