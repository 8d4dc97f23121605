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

T = TypeVar("T", bound="TencentHunyuanVideoFoley")


@_attrs_define
class TencentHunyuanVideoFoley:
    """A request to `tencent/hunyuan-video-foley`."""

    video_url: str | PathLike[str] | IO[bytes]
    """ The video to work from: an HTTPS link, or a data URI that holds the video. """
    prompt: str
    """ What the video shows, in words. """
    model: Literal["tencent/hunyuan-video-foley"] = "tencent/hunyuan-video-foley"
    """ The id of the model. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. Default: noisy, harsh. """
    guidance_scale: float | Unset = UNSET
    """ How closely the result follows the prompt; a lower value leaves the model more freedom. Default: 4.5. """
    num_inference_steps: int | Unset = UNSET
    """ Number of inference steps; more steps take longer and give a better result. Default: 50. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        video_url = self.video_url

        prompt = self.prompt

        negative_prompt = self.negative_prompt

        guidance_scale = self.guidance_scale

        num_inference_steps = self.num_inference_steps

        seed = self.seed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "video_url": video_url,
                "prompt": prompt,
            }
        )
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if guidance_scale is not UNSET:
            field_dict["guidance_scale"] = guidance_scale
        if num_inference_steps is not UNSET:
            field_dict["num_inference_steps"] = num_inference_steps
        if seed is not UNSET:
            field_dict["seed"] = seed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["tencent/hunyuan-video-foley"], d.pop("model"))
        if model != "tencent/hunyuan-video-foley":
            raise ValueError(f"model must match const 'tencent/hunyuan-video-foley', got '{model}'")

        video_url = d.pop("video_url")

        prompt = d.pop("prompt")

        negative_prompt = d.pop("negative_prompt", UNSET)

        guidance_scale = d.pop("guidance_scale", UNSET)

        num_inference_steps = d.pop("num_inference_steps", UNSET)

        seed = d.pop("seed", UNSET)

        tencent_hunyuan_video_foley = cls(
            model=model,
            video_url=video_url,
            prompt=prompt,
            negative_prompt=negative_prompt,
            guidance_scale=guidance_scale,
            num_inference_steps=num_inference_steps,
            seed=seed,
        )

        tencent_hunyuan_video_foley.additional_properties = d
        return tencent_hunyuan_video_foley

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
