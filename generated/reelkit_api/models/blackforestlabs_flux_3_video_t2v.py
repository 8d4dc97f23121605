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

BlackforestlabsFlux3VideoT2VAspectRatio = Literal[
    "16:9", "1:1", "21:9", "2:1", "3:4", "4:3", "9:16", "auto"
]

BLACKFORESTLABS_FLUX_3_VIDEO_T2V_ASPECT_RATIO_VALUES: set[
    BlackforestlabsFlux3VideoT2VAspectRatio
] = {
    "16:9",
    "1:1",
    "21:9",
    "2:1",
    "3:4",
    "4:3",
    "9:16",
    "auto",
}


def check_blackforestlabs_flux_3_video_t2v_aspect_ratio(
    value: str,
) -> BlackforestlabsFlux3VideoT2VAspectRatio:
    if value in BLACKFORESTLABS_FLUX_3_VIDEO_T2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BLACKFORESTLABS_FLUX_3_VIDEO_T2V_ASPECT_RATIO_VALUES!r}"
    )


BlackforestlabsFlux3VideoT2VResolution = Literal["fhd", "hd"]

BLACKFORESTLABS_FLUX_3_VIDEO_T2V_RESOLUTION_VALUES: set[BlackforestlabsFlux3VideoT2VResolution] = {
    "fhd",
    "hd",
}


def check_blackforestlabs_flux_3_video_t2v_resolution(
    value: str,
) -> BlackforestlabsFlux3VideoT2VResolution:
    if value in BLACKFORESTLABS_FLUX_3_VIDEO_T2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BLACKFORESTLABS_FLUX_3_VIDEO_T2V_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="BlackforestlabsFlux3VideoT2V")


@_attrs_define
class BlackforestlabsFlux3VideoT2V:
    """A request to `blackforestlabs/flux-3-video-t2v`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["blackforestlabs/flux-3-video-t2v"] = "blackforestlabs/flux-3-video-t2v"
    """ The id of the model. """
    aspect_ratio: BlackforestlabsFlux3VideoT2VAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height; `auto` leaves it to the model, or to the first keyframe if there
    is one. Default: auto. """
    duration: int | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    safety_tolerance: int | Unset = UNSET
    """ How much the moderation lets pass; 0 is the strictest. Default: 2. """
    resolution: BlackforestlabsFlux3VideoT2VResolution | Unset = UNSET
    """ Resolution of the video. Default: hd. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration = self.duration

        generate_audio = self.generate_audio

        safety_tolerance = self.safety_tolerance

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

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
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if safety_tolerance is not UNSET:
            field_dict["safety_tolerance"] = safety_tolerance
        if resolution is not UNSET:
            field_dict["resolution"] = resolution

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["blackforestlabs/flux-3-video-t2v"], d.pop("model"))
        if model != "blackforestlabs/flux-3-video-t2v":
            raise ValueError(
                f"model must match const 'blackforestlabs/flux-3-video-t2v', got '{model}'"
            )

        prompt = d.pop("prompt")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: BlackforestlabsFlux3VideoT2VAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_blackforestlabs_flux_3_video_t2v_aspect_ratio(_aspect_ratio)

        duration = d.pop("duration", UNSET)

        generate_audio = d.pop("generate_audio", UNSET)

        safety_tolerance = d.pop("safety_tolerance", UNSET)

        _resolution = d.pop("resolution", UNSET)
        resolution: BlackforestlabsFlux3VideoT2VResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_blackforestlabs_flux_3_video_t2v_resolution(_resolution)

        blackforestlabs_flux_3_video_t2v = cls(
            model=model,
            prompt=prompt,
            aspect_ratio=aspect_ratio,
            duration=duration,
            generate_audio=generate_audio,
            safety_tolerance=safety_tolerance,
            resolution=resolution,
        )

        blackforestlabs_flux_3_video_t2v.additional_properties = d
        return blackforestlabs_flux_3_video_t2v

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
