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

SberAiKandinsky5T2VAspectRatio = Literal["1:1", "2:3", "3:2"]

SBER_AI_KANDINSKY_5T2V_ASPECT_RATIO_VALUES: set[SberAiKandinsky5T2VAspectRatio] = {
    "1:1",
    "2:3",
    "3:2",
}


def check_sber_ai_kandinsky_5t2v_aspect_ratio(value: str) -> SberAiKandinsky5T2VAspectRatio:
    if value in SBER_AI_KANDINSKY_5T2V_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SBER_AI_KANDINSKY_5T2V_ASPECT_RATIO_VALUES!r}"
    )


SberAiKandinsky5T2VDuration = Literal[5, 10]

SBER_AI_KANDINSKY_5T2V_DURATION_VALUES: set[SberAiKandinsky5T2VDuration] = {
    5,
    10,
}


def check_sber_ai_kandinsky_5t2v_duration(value: int) -> SberAiKandinsky5T2VDuration:
    if value in SBER_AI_KANDINSKY_5T2V_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {SBER_AI_KANDINSKY_5T2V_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="SberAiKandinsky5T2V")


@_attrs_define
class SberAiKandinsky5T2V:
    """A request to `sber-ai/kandinsky5-t2v`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["sber-ai/kandinsky5-t2v"] = "sber-ai/kandinsky5-t2v"
    """ The id of the model. """
    aspect_ratio: SberAiKandinsky5T2VAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. Default: 3:2. """
    duration: SberAiKandinsky5T2VDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    num_inference_steps: int | Unset = UNSET
    """ Number of inference steps; more steps take longer and give a better result. Default: 30. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        num_inference_steps = self.num_inference_steps

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
        if duration is not UNSET:
            field_dict["duration"] = duration
        if num_inference_steps is not UNSET:
            field_dict["num_inference_steps"] = num_inference_steps

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["sber-ai/kandinsky5-t2v"], d.pop("model"))
        if model != "sber-ai/kandinsky5-t2v":
            raise ValueError(f"model must match const 'sber-ai/kandinsky5-t2v', got '{model}'")

        prompt = d.pop("prompt")

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: SberAiKandinsky5T2VAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_sber_ai_kandinsky_5t2v_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: SberAiKandinsky5T2VDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_sber_ai_kandinsky_5t2v_duration(_duration)

        num_inference_steps = d.pop("num_inference_steps", UNSET)

        sber_ai_kandinsky_5t2v = cls(
            model=model,
            prompt=prompt,
            aspect_ratio=aspect_ratio,
            duration=duration,
            num_inference_steps=num_inference_steps,
        )

        sber_ai_kandinsky_5t2v.additional_properties = d
        return sber_ai_kandinsky_5t2v

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
