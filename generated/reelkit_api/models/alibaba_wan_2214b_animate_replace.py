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

AlibabaWan2214BAnimateReplaceResolution = Literal["480p", "580p", "720p"]

ALIBABA_WAN_2214B_ANIMATE_REPLACE_RESOLUTION_VALUES: set[
    AlibabaWan2214BAnimateReplaceResolution
] = {
    "480p",
    "580p",
    "720p",
}


def check_alibaba_wan_2214b_animate_replace_resolution(
    value: str,
) -> AlibabaWan2214BAnimateReplaceResolution:
    if value in ALIBABA_WAN_2214B_ANIMATE_REPLACE_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_2214B_ANIMATE_REPLACE_RESOLUTION_VALUES!r}"
    )


AlibabaWan2214BAnimateReplaceVideoQuality = Literal["high", "low", "maximum", "medium"]

ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_QUALITY_VALUES: set[
    AlibabaWan2214BAnimateReplaceVideoQuality
] = {
    "high",
    "low",
    "maximum",
    "medium",
}


def check_alibaba_wan_2214b_animate_replace_video_quality(
    value: str,
) -> AlibabaWan2214BAnimateReplaceVideoQuality:
    if value in ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_QUALITY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_QUALITY_VALUES!r}"
    )


AlibabaWan2214BAnimateReplaceVideoWriteMode = Literal["balanced", "fast", "small"]

ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_WRITE_MODE_VALUES: set[
    AlibabaWan2214BAnimateReplaceVideoWriteMode
] = {
    "balanced",
    "fast",
    "small",
}


def check_alibaba_wan_2214b_animate_replace_video_write_mode(
    value: str,
) -> AlibabaWan2214BAnimateReplaceVideoWriteMode:
    if value in ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_WRITE_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {ALIBABA_WAN_2214B_ANIMATE_REPLACE_VIDEO_WRITE_MODE_VALUES!r}"
    )


T = TypeVar("T", bound="AlibabaWan2214BAnimateReplace")


@_attrs_define
class AlibabaWan2214BAnimateReplace:
    """A request to `alibaba/wan2.2-14b-animate-replace`."""

    video_url: str | PathLike[str] | IO[bytes]
    """ The video to work from: an HTTPS link, or a data URI that holds the video. """
    image_url: str | PathLike[str] | IO[bytes]
    """ The image to work with: a link, or the image itself in Base64. If it has another aspect ratio than the one
    chosen, it is resized and its middle is used. """
    model: Literal["alibaba/wan2.2-14b-animate-replace"] = "alibaba/wan2.2-14b-animate-replace"
    """ The id of the model. """
    resolution: AlibabaWan2214BAnimateReplaceResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 480p. """
    num_inference_steps: int | Unset = UNSET
    """ Number of inference steps; more steps take longer and give a better result. Default: 20. """
    enable_safety_checker: bool | Unset = UNSET
    """ Whether the safety checker is used. """
    shift: float | Unset = UNSET
    """ Shift of the noise schedule. Default: 5. """
    video_quality: AlibabaWan2214BAnimateReplaceVideoQuality | Unset = UNSET
    """ Quality of the video. Default: high. """
    video_write_mode: AlibabaWan2214BAnimateReplaceVideoWriteMode | Unset = UNSET
    """ How the file is written: `fast` is quick and makes a large file, `small` is slow and makes a small one,
    `balanced` is in between. Default: balanced. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        video_url = self.video_url

        image_url = self.image_url

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        num_inference_steps = self.num_inference_steps

        enable_safety_checker = self.enable_safety_checker

        shift = self.shift

        video_quality: str | Unset = UNSET
        if not isinstance(self.video_quality, Unset):
            video_quality = self.video_quality

        video_write_mode: str | Unset = UNSET
        if not isinstance(self.video_write_mode, Unset):
            video_write_mode = self.video_write_mode

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "video_url": video_url,
                "image_url": image_url,
            }
        )
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if num_inference_steps is not UNSET:
            field_dict["num_inference_steps"] = num_inference_steps
        if enable_safety_checker is not UNSET:
            field_dict["enable_safety_checker"] = enable_safety_checker
        if shift is not UNSET:
            field_dict["shift"] = shift
        if video_quality is not UNSET:
            field_dict["video_quality"] = video_quality
        if video_write_mode is not UNSET:
            field_dict["video_write_mode"] = video_write_mode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["alibaba/wan2.2-14b-animate-replace"], d.pop("model"))
        if model != "alibaba/wan2.2-14b-animate-replace":
            raise ValueError(
                f"model must match const 'alibaba/wan2.2-14b-animate-replace', got '{model}'"
            )

        video_url = d.pop("video_url")

        image_url = d.pop("image_url")

        _resolution = d.pop("resolution", UNSET)
        resolution: AlibabaWan2214BAnimateReplaceResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_alibaba_wan_2214b_animate_replace_resolution(_resolution)

        num_inference_steps = d.pop("num_inference_steps", UNSET)

        enable_safety_checker = d.pop("enable_safety_checker", UNSET)

        shift = d.pop("shift", UNSET)

        _video_quality = d.pop("video_quality", UNSET)
        video_quality: AlibabaWan2214BAnimateReplaceVideoQuality | Unset
        if isinstance(_video_quality, Unset):
            video_quality = UNSET
        else:
            video_quality = check_alibaba_wan_2214b_animate_replace_video_quality(_video_quality)

        _video_write_mode = d.pop("video_write_mode", UNSET)
        video_write_mode: AlibabaWan2214BAnimateReplaceVideoWriteMode | Unset
        if isinstance(_video_write_mode, Unset):
            video_write_mode = UNSET
        else:
            video_write_mode = check_alibaba_wan_2214b_animate_replace_video_write_mode(
                _video_write_mode
            )

        alibaba_wan_2214b_animate_replace = cls(
            model=model,
            video_url=video_url,
            image_url=image_url,
            resolution=resolution,
            num_inference_steps=num_inference_steps,
            enable_safety_checker=enable_safety_checker,
            shift=shift,
            video_quality=video_quality,
            video_write_mode=video_write_mode,
        )

        alibaba_wan_2214b_animate_replace.additional_properties = d
        return alibaba_wan_2214b_animate_replace

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
