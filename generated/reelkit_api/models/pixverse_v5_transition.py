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

PixverseV5TransitionDuration = Literal[5, 8]

PIXVERSE_V5_TRANSITION_DURATION_VALUES: set[PixverseV5TransitionDuration] = {
    5,
    8,
}


def check_pixverse_v5_transition_duration(value: int) -> PixverseV5TransitionDuration:
    if value in PIXVERSE_V5_TRANSITION_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TRANSITION_DURATION_VALUES!r}"
    )


PixverseV5TransitionLipSyncTtsSpeaker = Literal[
    "Adrian",
    "Auto",
    "Ava",
    "Chloe",
    "Emily",
    "Ethan",
    "Harper",
    "Isabella",
    "Jack",
    "James",
    "Julia",
    "Liam",
    "Mason",
    "Oliver",
    "Sophia",
]

PIXVERSE_V5_TRANSITION_LIP_SYNC_TTS_SPEAKER_VALUES: set[PixverseV5TransitionLipSyncTtsSpeaker] = {
    "Adrian",
    "Auto",
    "Ava",
    "Chloe",
    "Emily",
    "Ethan",
    "Harper",
    "Isabella",
    "Jack",
    "James",
    "Julia",
    "Liam",
    "Mason",
    "Oliver",
    "Sophia",
}


def check_pixverse_v5_transition_lip_sync_tts_speaker(
    value: str,
) -> PixverseV5TransitionLipSyncTtsSpeaker:
    if value in PIXVERSE_V5_TRANSITION_LIP_SYNC_TTS_SPEAKER_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TRANSITION_LIP_SYNC_TTS_SPEAKER_VALUES!r}"
    )


PixverseV5TransitionResolution = Literal["1080p", "360p", "540p", "720p"]

PIXVERSE_V5_TRANSITION_RESOLUTION_VALUES: set[PixverseV5TransitionResolution] = {
    "1080p",
    "360p",
    "540p",
    "720p",
}


def check_pixverse_v5_transition_resolution(value: str) -> PixverseV5TransitionResolution:
    if value in PIXVERSE_V5_TRANSITION_RESOLUTION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TRANSITION_RESOLUTION_VALUES!r}"
    )


PixverseV5TransitionStyle = Literal["3d_animation", "anime", "clay", "comic", "cyberpunk"]

PIXVERSE_V5_TRANSITION_STYLE_VALUES: set[PixverseV5TransitionStyle] = {
    "3d_animation",
    "anime",
    "clay",
    "comic",
    "cyberpunk",
}


def check_pixverse_v5_transition_style(value: str) -> PixverseV5TransitionStyle:
    if value in PIXVERSE_V5_TRANSITION_STYLE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_V5_TRANSITION_STYLE_VALUES!r}"
    )


T = TypeVar("T", bound="PixverseV5Transition")


@_attrs_define
class PixverseV5Transition:
    """A request to `pixverse/v5/transition`."""

    prompt: str
    """ What the video should show: scene, subject and action, in words. """
    image_url: str
    """ Link to the picture that becomes the first frame. """
    tail_image_url: str | PathLike[str] | IO[bytes]
    """ The picture that becomes the last frame: a link to it, or the picture itself in Base64. """
    model: Literal["pixverse/v5/transition"] = "pixverse/v5/transition"
    """ The id of the model. """
    resolution: PixverseV5TransitionResolution | Unset = UNSET
    """ Quality of the video, named after the short side of its frame. Default: 720p. """
    duration: PixverseV5TransitionDuration | Unset = UNSET
    """ Length of the video in seconds. At 1080p no 8-second videos are made. Default: 5. """
    negative_prompt: str | Unset = UNSET
    """ What the video should keep clear of, in words. """
    style: PixverseV5TransitionStyle | Unset = UNSET
    """ Look of the video. """
    seed: int | Unset = UNSET
    """ Steers chance: another seed gives another result, the same seed with the same request a similar one. Left
    out, one is drawn at random. """
    lip_sync_tts_content: str | Unset = UNSET
    """ Text that is spoken in the video, with the lips moving to it. """
    lip_sync_tts_speaker: PixverseV5TransitionLipSyncTtsSpeaker | Unset = UNSET
    """ The voice that speaks the text. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        tail_image_url = self.tail_image_url

        resolution: str | Unset = UNSET
        if not isinstance(self.resolution, Unset):
            resolution = self.resolution

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        negative_prompt = self.negative_prompt

        style: str | Unset = UNSET
        if not isinstance(self.style, Unset):
            style = self.style

        seed = self.seed

        lip_sync_tts_content = self.lip_sync_tts_content

        lip_sync_tts_speaker: str | Unset = UNSET
        if not isinstance(self.lip_sync_tts_speaker, Unset):
            lip_sync_tts_speaker = self.lip_sync_tts_speaker

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "image_url": image_url,
                "tail_image_url": tail_image_url,
            }
        )
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if duration is not UNSET:
            field_dict["duration"] = duration
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if style is not UNSET:
            field_dict["style"] = style
        if seed is not UNSET:
            field_dict["seed"] = seed
        if lip_sync_tts_content is not UNSET:
            field_dict["lip_sync_tts_content"] = lip_sync_tts_content
        if lip_sync_tts_speaker is not UNSET:
            field_dict["lip_sync_tts_speaker"] = lip_sync_tts_speaker

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["pixverse/v5/transition"], d.pop("model"))
        if model != "pixverse/v5/transition":
            raise ValueError(f"model must match const 'pixverse/v5/transition', got '{model}'")

        prompt = d.pop("prompt")

        image_url = d.pop("image_url")

        tail_image_url = d.pop("tail_image_url")

        _resolution = d.pop("resolution", UNSET)
        resolution: PixverseV5TransitionResolution | Unset
        if isinstance(_resolution, Unset):
            resolution = UNSET
        else:
            resolution = check_pixverse_v5_transition_resolution(_resolution)

        _duration = d.pop("duration", UNSET)
        duration: PixverseV5TransitionDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_pixverse_v5_transition_duration(_duration)

        negative_prompt = d.pop("negative_prompt", UNSET)

        _style = d.pop("style", UNSET)
        style: PixverseV5TransitionStyle | Unset
        if isinstance(_style, Unset):
            style = UNSET
        else:
            style = check_pixverse_v5_transition_style(_style)

        seed = d.pop("seed", UNSET)

        lip_sync_tts_content = d.pop("lip_sync_tts_content", UNSET)

        _lip_sync_tts_speaker = d.pop("lip_sync_tts_speaker", UNSET)
        lip_sync_tts_speaker: PixverseV5TransitionLipSyncTtsSpeaker | Unset
        if isinstance(_lip_sync_tts_speaker, Unset):
            lip_sync_tts_speaker = UNSET
        else:
            lip_sync_tts_speaker = check_pixverse_v5_transition_lip_sync_tts_speaker(
                _lip_sync_tts_speaker
            )

        pixverse_v5_transition = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            tail_image_url=tail_image_url,
            resolution=resolution,
            duration=duration,
            negative_prompt=negative_prompt,
            style=style,
            seed=seed,
            lip_sync_tts_content=lip_sync_tts_content,
            lip_sync_tts_speaker=lip_sync_tts_speaker,
        )

        pixverse_v5_transition.additional_properties = d
        return pixverse_v5_transition

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
