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

BytedanceSeedance10ProI2VDuration = Literal[5, 10]

BYTEDANCE_SEEDANCE_10_PRO_I2V_DURATION_VALUES: set[BytedanceSeedance10ProI2VDuration] = {
    5,
    10,
}


def check_bytedance_seedance_10_pro_i2v_duration(value: int) -> BytedanceSeedance10ProI2VDuration:
    if value in BYTEDANCE_SEEDANCE_10_PRO_I2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_10_PRO_I2V_DURATION_VALUES!r}"
    )


BytedanceSeedance10ProI2VResolution = Literal["1080p", "480p", "720p"]

BYTEDANCE_SEEDANCE_10_PRO_I2V_RESOLUTION_VALUES: set[BytedanceSeedance10ProI2VResolution] = {
    "1080p",
    "480p",
    "720p",
}


def check_bytedance_seedance_10_pro_i2v_resolution(
    value: str,
) -> BytedanceSeedance10ProI2VResolution:
    if value in BYTEDANCE_SEEDANCE_10_PRO_I2V_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {BYTEDANCE_SEEDANCE_10_PRO_I2V_RESOLUTION_VALUES!r}"
    )


T = TypeVar("T", bound="BytedanceSeedance10ProI2V")


@_attrs_define
class BytedanceSeedance10ProI2V:
    """A request to `bytedance/seedance-1-0-pro-i2v`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["bytedance/seedance-1-0-pro-i2v"] = "bytedance/seedance-1-0-pro-i2v"
    """ The id of the model. """
    image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    resolution: BytedanceSeedance10ProI2VResolution | Unset = UNSET
    """ Resolution of the video, named after the short side of its frame. Default: 1080p. """
    duration: BytedanceSeedance10ProI2VDuration | Unset = UNSET
    """ Length of the video in seconds. """
    watermark: bool | Unset = UNSET
    """ Whether the video has a watermark. Default: false. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    camerafixed: bool | Unset = UNSET
    """ Whether the camera should stand still; this is added to the prompt, and the effect is not guaranteed.
    Default: false. """
    last_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: a link, or the image itself in Base64. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        watermark = self.watermark

        seed = self.seed

        camerafixed = self.camerafixed

        last_image_url = self.last_image_url

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
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if watermark is not UNSET:
            field_dict["watermark"] = watermark
        if seed is not UNSET:
            field_dict["seed"] = seed
        if camerafixed is not UNSET:
            field_dict["camerafixed"] = camerafixed
        if last_image_url is not UNSET:
            field_dict["last_image_url"] = last_image_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["bytedance/seedance-1-0-pro-i2v"], d.pop("model"))
        if model != "bytedance/seedance-1-0-pro-i2v":
            raise ValueError(
                f"model must match const 'bytedance/seedance-1-0-pro-i2v', got '{model}'"
            )

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        _resolution = d.pop("resolution", UNSET)
        resolution: BytedanceSeedance10ProI2VResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_bytedance_seedance_10_pro_i2v_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: BytedanceSeedance10ProI2VDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_bytedance_seedance_10_pro_i2v_duration(_duration)

        watermark = d.pop("watermark", UNSET)

        seed = d.pop("seed", UNSET)

        camerafixed = d.pop("camerafixed", UNSET)

        last_image_url = d.pop("last_image_url", UNSET)

        bytedance_seedance_10_pro_i2v = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            resolution=resolution,
            duration=duration,
            watermark=watermark,
            seed=seed,
            camerafixed=camerafixed,
            last_image_url=last_image_url,
        )

        bytedance_seedance_10_pro_i2v.additional_properties = d
        return bytedance_seedance_10_pro_i2v

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
