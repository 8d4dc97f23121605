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

GoogleVeo31T2VAspectRatio = Literal["16:9", "9:16"]

GOOGLE_VEO_31T2V_ASPECT_RATIO_VALUES: set[GoogleVeo31T2VAspectRatio] = {
    "16:9",
    "9:16",
}


def check_google_veo_31t2v_aspect_ratio(value: str) -> GoogleVeo31T2VAspectRatio:
    if value in GOOGLE_VEO_31T2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31T2V_ASPECT_RATIO_VALUES!r}"
    )


GoogleVeo31T2VDuration = Literal[4, 6, 8]

GOOGLE_VEO_31T2V_DURATION_VALUES: set[GoogleVeo31T2VDuration] = {
    4,
    6,
    8,
}


def check_google_veo_31t2v_duration(value: int) -> GoogleVeo31T2VDuration:
    if value in GOOGLE_VEO_31T2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31T2V_DURATION_VALUES!r}"
    )


GoogleVeo31T2VResolution = Literal["1080p", "720p"]

GOOGLE_VEO_31T2V_RESOLUTION_VALUES: set[GoogleVeo31T2VResolution] = {
    "1080p",
    "720p",
}


def check_google_veo_31t2v_resolution(value: str) -> GoogleVeo31T2VResolution:
    if value in GOOGLE_VEO_31T2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_VEO_31T2V_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="GoogleVeo31T2V")


@_attrs_define
class GoogleVeo31T2V:
    """A request to `google/veo-3.1-t2v`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["google/veo-3.1-t2v"] = "google/veo-3.1-t2v"
    """ The id of the model. """
    aspect_ratio: GoogleVeo31T2VAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. """
    duration: GoogleVeo31T2VDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 8. """
    resolution: GoogleVeo31T2VResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    auto_fix: bool | Unset = UNSET
    """ Whether a prompt that fails the content policy or another check is rewritten automatically. Default: true.
    """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    enhance_prompt: bool | Unset = UNSET
    """ Whether the prompt is enhanced before it is used. Default: true. """
    provider: str | Unset = UNSET
    """ Where the model runs: at Google alone (`google`), at the mirror of fal.ai (`fal`), or at the second if the
    first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        generate_audio = self.generate_audio

        seed = self.seed

        auto_fix = self.auto_fix

        negative_prompt = self.negative_prompt

        enhance_prompt = self.enhance_prompt

        provider = self.provider

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if seed is not UNSET:
            field_dict["seed"] = seed
        if auto_fix is not UNSET:
            field_dict["auto_fix"] = auto_fix
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if enhance_prompt is not UNSET:
            field_dict["enhance_prompt"] = enhance_prompt
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["google/veo-3.1-t2v"], d.pop("model"))
        if model != "google/veo-3.1-t2v":
            raise ValueError(f"model must match const 'google/veo-3.1-t2v', got '{model}'")

        prompt = d.pop("prompt")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: GoogleVeo31T2VAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_google_veo_31t2v_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: GoogleVeo31T2VDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_google_veo_31t2v_duration(_duration)

        _resolution = d.pop("resolution", UNSET)
        resolution: GoogleVeo31T2VResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_google_veo_31t2v_resolution(_resolution)

        generate_audio = d.pop("generate_audio", UNSET)

        seed = d.pop("seed", UNSET)

        auto_fix = d.pop("auto_fix", UNSET)

        negative_prompt = d.pop("negative_prompt", UNSET)

        enhance_prompt = d.pop("enhance_prompt", UNSET)

        provider = d.pop("provider", UNSET)

        google_veo_31t2v = cls(
            model=model,
            prompt=prompt,
            aspect_ratio=aspect_ratio,
            duration=duration,
            resolution=resolution,
            generate_audio=generate_audio,
            seed=seed,
            auto_fix=auto_fix,
            negative_prompt=negative_prompt,
            enhance_prompt=enhance_prompt,
            provider=provider,
        )

        google_veo_31t2v.additional_properties = d
        return google_veo_31t2v

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
