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

KlingaiVideoV26MotionControlCharacterOrientation = Literal["image", "video"]

KLINGAI_VIDEO_V26_MOTION_CONTROL_CHARACTER_ORIENTATION_VALUES: set[
    KlingaiVideoV26MotionControlCharacterOrientation
] = {
    "image",
    "video",
}


def check_klingai_video_v26_motion_control_character_orientation(
    value: str,
) -> KlingaiVideoV26MotionControlCharacterOrientation:
    if value in KLINGAI_VIDEO_V26_MOTION_CONTROL_CHARACTER_ORIENTATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V26_MOTION_CONTROL_CHARACTER_ORIENTATION_VALUES!r}"
    )


KlingaiVideoV26MotionControlMode = Literal["pro", "std"]

KLINGAI_VIDEO_V26_MOTION_CONTROL_MODE_VALUES: set[KlingaiVideoV26MotionControlMode] = {
    "pro",
    "std",
}


def check_klingai_video_v26_motion_control_mode(value: str) -> KlingaiVideoV26MotionControlMode:
    if value in KLINGAI_VIDEO_V26_MOTION_CONTROL_MODE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V26_MOTION_CONTROL_MODE_VALUES!r}"
    )


T = TypeVar("T", bound="KlingaiVideoV26MotionControl")


@_attrs_define
class KlingaiVideoV26MotionControl:
    """A request to `klingai/video-v2-6-motion-control`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The character to animate: a link, or the image itself in Base64. Exactly one character must be clearly
    visible, and its proportions should be those of the one in `video_url`. """
    video_url: str | PathLike[str] | IO[bytes]
    """ The video whose movements the character takes over: an HTTPS link, or a data URI that holds the video. It
    should show one character; of several, the largest one counts. """
    model: Literal["klingai/video-v2-6-motion-control"] = "klingai/video-v2-6-motion-control"
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What appears in the background, when, and how it behaves, in words; it can also adjust the character's
    animation a little. """
    character_orientation: KlingaiVideoV26MotionControlCharacterOrientation | Unset = UNSET
    """ Whether the character is turned as in the image, for reference videos of up to 10 seconds, or as in the
    video, for up to 30 seconds. Default: video. """
    keep_audio: bool | Unset = UNSET
    """ Whether the sound of the input video is kept. Default: true. """
    mode: KlingaiVideoV26MotionControlMode | Unset = UNSET
    """ Quality of the generation: `std` costs less, `pro` is better and costs more. Default: std. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        video_url = self.video_url

        prompt = self.prompt

        character_orientation: str | Unset = UNSET
        if not isinstance(self.character_orientation, Unset):
            character_orientation = self.character_orientation

        keep_audio = self.keep_audio

        mode: str | Unset = UNSET
        if not isinstance(self.mode, Unset):
            mode = self.mode

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "image_url": image_url,
                "video_url": video_url,
            }
        )
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if character_orientation is not UNSET:
            field_dict["character_orientation"] = character_orientation
        if keep_audio is not UNSET:
            field_dict["keep_audio"] = keep_audio
        if mode is not UNSET:
            field_dict["mode"] = mode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["klingai/video-v2-6-motion-control"], d.pop("model"))
        if model != "klingai/video-v2-6-motion-control":
            raise ValueError(
                f"model must match const 'klingai/video-v2-6-motion-control', got '{model}'"
            )

        image_url = d.pop("image_url")

        video_url = d.pop("video_url")

        prompt = d.pop("prompt", UNSET)

        _character_orientation = d.pop("character_orientation", UNSET)
        character_orientation: KlingaiVideoV26MotionControlCharacterOrientation | Unset
        if isinstance(_character_orientation, Unset):
            character_orientation = UNSET
        else:
            character_orientation = check_klingai_video_v26_motion_control_character_orientation(
                _character_orientation
            )

        keep_audio = d.pop("keep_audio", UNSET)

        _mode = d.pop("mode", UNSET)
        mode: KlingaiVideoV26MotionControlMode | Unset
        if isinstance(_mode, Unset):
            mode = UNSET
        else:
            mode = check_klingai_video_v26_motion_control_mode(_mode)

        klingai_video_v26_motion_control = cls(
            model=model,
            image_url=image_url,
            video_url=video_url,
            prompt=prompt,
            character_orientation=character_orientation,
            keep_audio=keep_audio,
            mode=mode,
        )

        klingai_video_v26_motion_control.additional_properties = d
        return klingai_video_v26_motion_control

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
