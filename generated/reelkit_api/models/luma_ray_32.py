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

LumaRay32AspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16"]

LUMA_RAY_32_ASPECT_RATIO_VALUES: set[LumaRay32AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
}


def check_luma_ray_32_aspect_ratio(value: str) -> LumaRay32AspectRatio:
    if value in LUMA_RAY_32_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_32_ASPECT_RATIO_VALUES!r}"
    )


LumaRay32Duration = Literal[5, 10]

LUMA_RAY_32_DURATION_VALUES: set[LumaRay32Duration] = {
    5,
    10,
}


def check_luma_ray_32_duration(value: int) -> LumaRay32Duration:
    if value in LUMA_RAY_32_DURATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LUMA_RAY_32_DURATION_VALUES!r}")


LumaRay32Resolution = Literal["1080p", "360p", "540p", "720p"]

LUMA_RAY_32_RESOLUTION_VALUES: set[LumaRay32Resolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_luma_ray_32_resolution(value: str) -> LumaRay32Resolution:
    if value in LUMA_RAY_32_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_32_RESOLUTION_VALUES!r}"
    )


LumaRay32Type = Literal["video", "video_edit", "video_reframe"]

LUMA_RAY_32_TYPE_VALUES: set[LumaRay32Type] = {
    "video",
    "video_edit",
    "video_reframe",
}


def check_luma_ray_32_type(value: str) -> LumaRay32Type:
    if value in LUMA_RAY_32_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LUMA_RAY_32_TYPE_VALUES!r}")


T = TypeVar("T", bound="LumaRay32")


@_attrs_define
class LumaRay32:
    """A request to `luma/ray-3.2`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["luma/ray-3.2"] = "luma/ray-3.2"
    """ The id of the model. """
    type_: LumaRay32Type | Unset = UNSET
    """ Kind of generation: a new or extended video, an edited one, or one in another aspect ratio. Default: video.
    """
    resolution: LumaRay32Resolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 720p. """
    duration: LumaRay32Duration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    aspect_ratio: LumaRay32AspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    loop: bool | Unset = UNSET
    """ Whether the end of the video leads back to its beginning; for new videos only. Default: false. """
    hdr: bool | Unset = UNSET
    """ Whether the video has a high dynamic range; for 5 seconds at 720p or 1080p only. Default: false. """
    exr_export: bool | Unset = UNSET
    """ Whether the frames are exported as EXR; needs `hdr`. Default: false. """
    image_url: str | Unset = UNSET
    """ Link to the image for the first frame, for a video from an image or the extension of one. """
    last_image_url: str | Unset = UNSET
    """ Link to the image for the last frame. """
    video_url: str | Unset = UNSET
    """ Link to the video to edit or to reframe. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        loop = self.loop

        hdr = self.hdr

        exr_export = self.exr_export

        image_url = self.image_url

        last_image_url = self.last_image_url

        video_url = self.video_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if type_ is not UNSET:
            field_dict["type"] = type_
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if loop is not UNSET:
            field_dict["loop"] = loop
        if hdr is not UNSET:
            field_dict["hdr"] = hdr
        if exr_export is not UNSET:
            field_dict["exr_export"] = exr_export
        if image_url is not UNSET:
            field_dict["image_url"] = image_url
        if last_image_url is not UNSET:
            field_dict["last_image_url"] = last_image_url
        if video_url is not UNSET:
            field_dict["video_url"] = video_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["luma/ray-3.2"], d.pop("model"))
        if model != "luma/ray-3.2":
            raise ValueError(f"model must match const 'luma/ray-3.2', got '{model}'")

        prompt = d.pop("prompt")

        _type_ = d.pop("type", UNSET)
        type_: LumaRay32Type | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = check_luma_ray_32_type(_type_)

        _resolution = d.pop("resolution", UNSET)
        resolution: LumaRay32Resolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_luma_ray_32_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: LumaRay32Duration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_luma_ray_32_duration(_duration)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: LumaRay32AspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_luma_ray_32_aspect_ratio(_aspect_ratio)

        loop = d.pop("loop", UNSET)

        hdr = d.pop("hdr", UNSET)

        exr_export = d.pop("exr_export", UNSET)

        image_url = d.pop("image_url", UNSET)

        last_image_url = d.pop("last_image_url", UNSET)

        video_url = d.pop("video_url", UNSET)

        luma_ray_32 = cls(
            model=model,
            prompt=prompt,
            type_=type_,
            resolution=resolution,
            duration=duration,
            aspect_ratio=aspect_ratio,
            loop=loop,
            hdr=hdr,
            exr_export=exr_export,
            image_url=image_url,
            last_image_url=last_image_url,
            video_url=video_url,
        )

        luma_ray_32.additional_properties = d
        return luma_ray_32

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
