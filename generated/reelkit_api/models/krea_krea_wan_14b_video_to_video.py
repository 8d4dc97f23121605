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

T = TypeVar("T", bound="KreaKreaWan14BVideoToVideo")


@_attrs_define
class KreaKreaWan14BVideoToVideo:
    """A request to `krea/krea-wan-14b/video-to-video`."""

    prompt: str
    """ What the video shows, in words. """
    video_url: str | PathLike[str] | IO[bytes]
    """ The video to work from: an HTTPS link, or a data URI that holds the video. """
    model: Literal["krea/krea-wan-14b/video-to-video"] = "krea/krea-wan-14b/video-to-video"
    """ The id of the model. """
    strength: float | Unset = UNSET
    """ How much the video is changed; 0 keeps the original, 1 replaces all of it. Default: 0.85. """
    enable_prompt_expansion: bool | Unset = UNSET
    """ Whether the prompt is expanded before it is used. Default: true. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        video_url = self.video_url

        strength = self.strength

        enable_prompt_expansion = self.enable_prompt_expansion

        seed = self.seed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "video_url": video_url,
            }
        )
        if strength is not UNSET:
            field_dict["strength"] = strength
        if enable_prompt_expansion is not UNSET:
            field_dict["enable_prompt_expansion"] = enable_prompt_expansion
        if seed is not UNSET:
            field_dict["seed"] = seed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["krea/krea-wan-14b/video-to-video"], d.pop("model"))
        if model != "krea/krea-wan-14b/video-to-video":
            raise ValueError(
                f"model must match const 'krea/krea-wan-14b/video-to-video', got '{model}'"
            )

        prompt = d.pop("prompt")

        video_url = d.pop("video_url")

        strength = d.pop("strength", UNSET)

        enable_prompt_expansion = d.pop("enable_prompt_expansion", UNSET)

        seed = d.pop("seed", UNSET)

        krea_krea_wan_14b_video_to_video = cls(
            model=model,
            prompt=prompt,
            video_url=video_url,
            strength=strength,
            enable_prompt_expansion=enable_prompt_expansion,
            seed=seed,
        )

        krea_krea_wan_14b_video_to_video.additional_properties = d
        return krea_krea_wan_14b_video_to_video

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
