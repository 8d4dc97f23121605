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

BlackforestlabsFlux3VideoDraftI2VAspectRatio = Literal[
    "16:9", "1:1", "21:9", "2:1", "3:4", "4:3", "9:16", "auto"
]

BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_I2V_ASPECT_RATIO_VALUES: set[
    BlackforestlabsFlux3VideoDraftI2VAspectRatio
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


def check_blackforestlabs_flux_3_video_draft_i2v_aspect_ratio(
    value: str,
) -> BlackforestlabsFlux3VideoDraftI2VAspectRatio:
    if value in BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_I2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_I2V_ASPECT_RATIO_VALUES!r}"
    )


BlackforestlabsFlux3VideoDraftI2VResolution = Literal["hd"]

BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_I2V_RESOLUTION_VALUES: set[
    BlackforestlabsFlux3VideoDraftI2VResolution
] = {
    "hd",
}


def check_blackforestlabs_flux_3_video_draft_i2v_resolution(
    value: str,
) -> BlackforestlabsFlux3VideoDraftI2VResolution:
    if value in BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BLACKFORESTLABS_FLUX_3_VIDEO_DRAFT_I2V_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="BlackforestlabsFlux3VideoDraftI2V")


@_attrs_define
class BlackforestlabsFlux3VideoDraftI2V:
    """A request to `blackforestlabs/flux-3-video-draft-i2v`."""

    prompt: str
    """ What the video shows, in words. """
    image_url: str
    """ Link to the image that the video begins with. """
    model: Literal["blackforestlabs/flux-3-video-draft-i2v"] = (
        "blackforestlabs/flux-3-video-draft-i2v"
    )
    """ The id of the model. """
    aspect_ratio: BlackforestlabsFlux3VideoDraftI2VAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height; `auto` leaves it to the model, or to the first keyframe if there
    is one. Default: auto. """
    duration: int | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    safety_tolerance: int | Unset = UNSET
    """ How much the moderation lets pass; 0 is the strictest. Default: 2. """
    last_image_url: str | Unset = UNSET
    """ Link to the image that the video ends with; between it and `image_url` the video is interpolated. """
    image_urls: list[str] | Unset = UNSET
    """ Links to further images, for keyframes between the first and the last one. """
    resolution: BlackforestlabsFlux3VideoDraftI2VResolution | Unset = UNSET
    """ Resolution of the video; a draft is always `hd`, only the full model makes `fhd`. Default: hd. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration = self.duration

        generate_audio = self.generate_audio

        safety_tolerance = self.safety_tolerance

        last_image_url = self.last_image_url

        image_urls: list[str] | Unset = UNSET
        if not isinstance(self.image_urls, Unset):
            image_urls = self.image_urls

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
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
        if last_image_url is not UNSET:
            field_dict["last_image_url"] = last_image_url
        if image_urls is not UNSET:
            field_dict["image_urls"] = image_urls
        if resolution is not UNSET:
            field_dict["resolution"] = resolution

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["blackforestlabs/flux-3-video-draft-i2v"], d.pop("model"))
        if model != "blackforestlabs/flux-3-video-draft-i2v":
            raise ValueError(
                f"model must match const 'blackforestlabs/flux-3-video-draft-i2v', got '{model}'"
            )

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: BlackforestlabsFlux3VideoDraftI2VAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_blackforestlabs_flux_3_video_draft_i2v_aspect_ratio(_aspect_ratio)

        duration = d.pop("duration", UNSET)

        generate_audio = d.pop("generate_audio", UNSET)

        safety_tolerance = d.pop("safety_tolerance", UNSET)

        last_image_url = d.pop("last_image_url", UNSET)

        image_urls = cast(list[str], d.pop("image_urls", UNSET))

        _resolution = d.pop("resolution", UNSET)
        resolution: BlackforestlabsFlux3VideoDraftI2VResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_blackforestlabs_flux_3_video_draft_i2v_resolution(_resolution)

        blackforestlabs_flux_3_video_draft_i2v = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            aspect_ratio=aspect_ratio,
            duration=duration,
            generate_audio=generate_audio,
            safety_tolerance=safety_tolerance,
            last_image_url=last_image_url,
            image_urls=image_urls,
            resolution=resolution,
        )

        blackforestlabs_flux_3_video_draft_i2v.additional_properties = d
        return blackforestlabs_flux_3_video_draft_i2v

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
