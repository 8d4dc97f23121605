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

RunwayGen4TurboAspectRatio = Literal["16:9", "1:1", "21:9", "3:4", "4:3", "9:16"]

RUNWAY_GEN_4_TURBO_ASPECT_RATIO_VALUES: set[RunwayGen4TurboAspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "3:4",
    "4:3",
    "9:16",
}


def check_runway_gen_4_turbo_aspect_ratio(value: str) -> RunwayGen4TurboAspectRatio:
    if value in RUNWAY_GEN_4_TURBO_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_TURBO_ASPECT_RATIO_VALUES!r}"
    )


RunwayGen4TurboDuration = Literal[5, 10]

RUNWAY_GEN_4_TURBO_DURATION_VALUES: set[RunwayGen4TurboDuration] = {
    5,
    10,
}


def check_runway_gen_4_turbo_duration(value: int) -> RunwayGen4TurboDuration:
    if value in RUNWAY_GEN_4_TURBO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_TURBO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="RunwayGen4Turbo")


@_attrs_define
class RunwayGen4Turbo:
    """A request to `runway/gen4_turbo`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The image for the first frame: an HTTPS link, or a data URI that holds the image. """
    model: Literal["runway/gen4_turbo"] = "runway/gen4_turbo"
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words. """
    tail_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: an HTTPS link, or a data URI that holds the image. """
    aspect_ratio: RunwayGen4TurboAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 16:9. """
    duration: RunwayGen4TurboDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        prompt = self.prompt

        tail_image_url = self.tail_image_url

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        seed = self.seed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "image_url": image_url,
            }
        )
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if tail_image_url is not UNSET:
            field_dict["tail_image_url"] = tail_image_url
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if seed is not UNSET:
            field_dict["seed"] = seed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["runway/gen4_turbo"], d.pop("model"))
        if model != "runway/gen4_turbo":
            raise ValueError(f"model must match const 'runway/gen4_turbo', got '{model}'")

        image_url = d.pop("image_url")

        prompt = d.pop("prompt", UNSET)

        tail_image_url = d.pop("tail_image_url", UNSET)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: RunwayGen4TurboAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_runway_gen_4_turbo_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: RunwayGen4TurboDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_runway_gen_4_turbo_duration(_duration)

        seed = d.pop("seed", UNSET)

        runway_gen_4_turbo = cls(
            model=model,
            image_url=image_url,
            prompt=prompt,
            tail_image_url=tail_image_url,
            aspect_ratio=aspect_ratio,
            duration=duration,
            seed=seed,
        )

        runway_gen_4_turbo.additional_properties = d
        return runway_gen_4_turbo

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
