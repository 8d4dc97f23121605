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

T = TypeVar("T", bound="KreaKreaWan14BTextToVideo")


@_attrs_define
class KreaKreaWan14BTextToVideo:
    """A request to `krea/krea-wan-14b/text-to-video`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["krea/krea-wan-14b/text-to-video"] = "krea/krea-wan-14b/text-to-video"
    """ The id of the model. """
    num_frames: int | Unset = UNSET
    """ Number of frames to make, a multiple of 12 plus 6, such as 18 or 30. Default: 78. """
    enable_prompt_expansion: bool | Unset = UNSET
    """ Whether the prompt is expanded before it is used. Default: true. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        num_frames = self.num_frames

        enable_prompt_expansion = self.enable_prompt_expansion

        seed = self.seed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if num_frames is not UNSET:
            field_dict["num_frames"] = num_frames
        if enable_prompt_expansion is not UNSET:
            field_dict["enable_prompt_expansion"] = enable_prompt_expansion
        if seed is not UNSET:
            field_dict["seed"] = seed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["krea/krea-wan-14b/text-to-video"], d.pop("model"))
        if model != "krea/krea-wan-14b/text-to-video":
            raise ValueError(
                f"model must match const 'krea/krea-wan-14b/text-to-video', got '{model}'"
            )

        prompt = d.pop("prompt")

        num_frames = d.pop("num_frames", UNSET)

        enable_prompt_expansion = d.pop("enable_prompt_expansion", UNSET)

        seed = d.pop("seed", UNSET)

        krea_krea_wan_14b_text_to_video = cls(
            model=model,
            prompt=prompt,
            num_frames=num_frames,
            enable_prompt_expansion=enable_prompt_expansion,
            seed=seed,
        )

        krea_krea_wan_14b_text_to_video.additional_properties = d
        return krea_krea_wan_14b_text_to_video

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
