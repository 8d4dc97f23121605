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
    from ..models.luma_ray_16_keyframes import LumaRay16Keyframes


LumaRay16AspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16", "9:21"]

LUMA_RAY_16_ASPECT_RATIO_VALUES: set[LumaRay16AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
    "9:21",
}


def check_luma_ray_16_aspect_ratio(value: str) -> LumaRay16AspectRatio:
    if value in LUMA_RAY_16_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {LUMA_RAY_16_ASPECT_RATIO_VALUES!r}"
    )


T = TypeVar("T", bound="LumaRay16")


@_attrs_define
class LumaRay16:
    """A request to `luma/ray-1-6`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["luma/ray-1-6"] = "luma/ray-1-6"
    """ The id of the model. """
    aspect_ratio: LumaRay16AspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    keyframes: LumaRay16Keyframes | Unset = UNSET
    """ First and last frame, to animate an image, to extend a video, or to interpolate. """
    loop: bool | Unset = UNSET
    """ Whether the end of the video leads back to its beginning. Default: false. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

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
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if keyframes is not UNSET:
            field_dict["keyframes"] = keyframes
        if loop is not UNSET:
            field_dict["loop"] = loop

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.luma_ray_16_keyframes import LumaRay16Keyframes  # noqa: PLC0415

        d = dict(src_dict)
        model = cast(Literal["luma/ray-1-6"], d.pop("model"))
        if model != "luma/ray-1-6":
            raise ValueError(f"model must match const 'luma/ray-1-6', got '{model}'")

        prompt = d.pop("prompt")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: LumaRay16AspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_luma_ray_16_aspect_ratio(_aspect_ratio)

        _keyframes = d.pop("keyframes", UNSET)
        keyframes: LumaRay16Keyframes | Unset
        if isinstance(_keyframes, Unset):
            keyframes = UNSET
        else:
            keyframes = LumaRay16Keyframes.from_dict(_keyframes)

        loop = d.pop("loop", UNSET)

        luma_ray_16 = cls(
            model=model,
            prompt=prompt,
            aspect_ratio=aspect_ratio,
            keyframes=keyframes,
            loop=loop,
        )

        luma_ray_16.additional_properties = d
        return luma_ray_16

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
