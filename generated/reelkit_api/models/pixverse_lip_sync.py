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

PixverseLipSyncLipSyncTtsSpeaker = Literal[
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

PIXVERSE_LIP_SYNC_LIP_SYNC_TTS_SPEAKER_VALUES: set[PixverseLipSyncLipSyncTtsSpeaker] = {
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


def check_pixverse_lip_sync_lip_sync_tts_speaker(value: str) -> PixverseLipSyncLipSyncTtsSpeaker:
    if value in PIXVERSE_LIP_SYNC_LIP_SYNC_TTS_SPEAKER_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {PIXVERSE_LIP_SYNC_LIP_SYNC_TTS_SPEAKER_VALUES!r}"
    )


T = TypeVar("T", bound="PixverseLipSync")


@_attrs_define
class PixverseLipSync:
    """A request to `pixverse/lip-sync`."""

    video_url: str | PathLike[str] | IO[bytes]
    """ The video to work from: an HTTPS link, or a data URI that holds the video. """
    model: Literal["pixverse/lip-sync"] = "pixverse/lip-sync"
    """ The id of the model. """
    audio_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The sound the lips follow: a link to an audio file, or a local file in Base64. Give either audio_url, or
    lip_sync_tts_speaker together with lip_sync_tts_content, never both. """
    lip_sync_tts_content: str | Unset = UNSET
    """ Text that is spoken in the video, with the lips moving to it. Give either audio_url, or lip_sync_tts_speaker
    together with lip_sync_tts_content, never both. """
    lip_sync_tts_speaker: PixverseLipSyncLipSyncTtsSpeaker | Unset = UNSET
    """ The voice that speaks the text. Give either audio_url, or lip_sync_tts_speaker together with
    lip_sync_tts_content, never both. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        video_url = self.video_url

        audio_url = self.audio_url

        lip_sync_tts_content = self.lip_sync_tts_content

        lip_sync_tts_speaker: str | Unset = UNSET
        if not isinstance(self.lip_sync_tts_speaker, Unset):
            lip_sync_tts_speaker = self.lip_sync_tts_speaker

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "video_url": video_url,
            }
        )
        if audio_url is not UNSET:
            field_dict["audio_url"] = audio_url
        if lip_sync_tts_content is not UNSET:
            field_dict["lip_sync_tts_content"] = lip_sync_tts_content
        if lip_sync_tts_speaker is not UNSET:
            field_dict["lip_sync_tts_speaker"] = lip_sync_tts_speaker

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["pixverse/lip-sync"], d.pop("model"))
        if model != "pixverse/lip-sync":
            raise ValueError(f"model must match const 'pixverse/lip-sync', got '{model}'")

        video_url = d.pop("video_url")

        audio_url = d.pop("audio_url", UNSET)

        lip_sync_tts_content = d.pop("lip_sync_tts_content", UNSET)

        _lip_sync_tts_speaker = d.pop("lip_sync_tts_speaker", UNSET)
        lip_sync_tts_speaker: PixverseLipSyncLipSyncTtsSpeaker | Unset
        if isinstance(_lip_sync_tts_speaker, Unset):
            lip_sync_tts_speaker = UNSET
        else:
            lip_sync_tts_speaker = check_pixverse_lip_sync_lip_sync_tts_speaker(
                _lip_sync_tts_speaker
            )

        pixverse_lip_sync = cls(
            model=model,
            video_url=video_url,
            audio_url=audio_url,
            lip_sync_tts_content=lip_sync_tts_content,
            lip_sync_tts_speaker=lip_sync_tts_speaker,
        )

        pixverse_lip_sync.additional_properties = d
        return pixverse_lip_sync

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
