# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
)

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.luma_ray_flash_2_keyframes import LumaRayFlash2Keyframes


LumaRayFlash2AspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "9:21"]

LUMA_RAY_FLASH_2_ASPECT_RATIO_VALUES: set[LumaRayFlash2AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "9:21",
}


def check_luma_ray_flash_2_aspect_ratio(value: str) -> LumaRayFlash2AspectRatio:
    if value in LUMA_RAY_FLASH_2_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_FLASH_2_ASPECT_RATIO_VALUES!r}"
    )


LumaRayFlash2Duration = Literal[5, 9]

LUMA_RAY_FLASH_2_DURATION_VALUES: set[LumaRayFlash2Duration] = {
    5,
    9,
}


def check_luma_ray_flash_2_duration(value: int) -> LumaRayFlash2Duration:
    if value in LUMA_RAY_FLASH_2_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_FLASH_2_DURATION_VALUES!r}"
    )


LumaRayFlash2Resolution = Literal["1080p", "4k", "540p", "720p"]

LUMA_RAY_FLASH_2_RESOLUTION_VALUES: set[LumaRayFlash2Resolution] = {
    "1080p",
    "4k",
    "540p",
    "720p",
}


def check_luma_ray_flash_2_resolution(value: str) -> LumaRayFlash2Resolution:
    if value in LUMA_RAY_FLASH_2_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_FLASH_2_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="LumaRayFlash2")


@_attrs_define
class LumaRayFlash2:
    """A request to `luma/ray-flash-2`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["luma/ray-flash-2"] = "luma/ray-flash-2"
    """ The id of the model. """
    resolution: LumaRayFlash2Resolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    aspect_ratio: LumaRayFlash2AspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    duration: LumaRayFlash2Duration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    keyframes: LumaRayFlash2Keyframes | Unset = UNSET
    """ First and last frame, to animate an image, to extend a video, or to interpolate. """
    loop: bool | Unset = UNSET
    """ Whether the end of the video leads back to its beginning. Default: false. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        keyframes: dict[str, Any] | Unset = UNSET
        if not isinstance(self.keyframes, Unset):
            keyframes = self.keyframes.to_dict()

        loop = self.loop

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if keyframes is not UNSET:
            field_dict["keyframes"] = keyframes
        if loop is not UNSET:
            field_dict["loop"] = loop

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.luma_ray_flash_2_keyframes import LumaRayFlash2Keyframes  # noqa: PLC0415

        d = dict(src_dict)
        model = cast(Literal["luma/ray-flash-2"], d.pop("model"))
        if model != "luma/ray-flash-2":
            raise ValueError(f"model must match const 'luma/ray-flash-2', got '{model}'")

        prompt = d.pop("prompt")

        _resolution = d.pop("resolution", UNSET)
        resolution: LumaRayFlash2Resolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_luma_ray_flash_2_resolution(_resolution)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: LumaRayFlash2AspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_luma_ray_flash_2_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: LumaRayFlash2Duration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_luma_ray_flash_2_duration(_duration)

        _keyframes = d.pop("keyframes", UNSET)
        keyframes: LumaRayFlash2Keyframes | Unset
        if isinstance(_keyframes, Unset):
            keyframes = UNSET
        else:
            keyframes = LumaRayFlash2Keyframes.from_dict(_keyframes)

        loop = d.pop("loop", UNSET)

        luma_ray_flash_2 = cls(
            model=model,
            prompt=prompt,
            resolution=resolution,
            aspect_ratio=aspect_ratio,
            duration=duration,
            keyframes=keyframes,
            loop=loop,
        )

        luma_ray_flash_2.additional_properties = d
        return luma_ray_flash_2

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
