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
    from ..models.generated_video import GeneratedVideo
    from ..models.generation_error import GenerationError
    from ..models.generation_meta import GenerationMeta


GenerationStatus = Literal["completed", "error", "generating", "queued"]

GENERATION_STATUS_VALUES: set[GenerationStatus] = {
    "completed",
    "error",
    "generating",
    "queued",
}


def check_generation_status(value: str) -> GenerationStatus:
    if value in GENERATION_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {GENERATION_STATUS_VALUES!r}")


T = TypeVar("T", bound="VideoGeneration")


@_attrs_define
class VideoGeneration:
    id: str | Unset = UNSET
    """ The ID of the generated video. """
    status: GenerationStatus | str | Unset = UNSET
    """ The current status of the generation task. """
    video: GeneratedVideo | list[GeneratedVideo | str] | None | Unset = UNSET
    """ The finished video, once there is one. """
    error: GenerationError | None | str | Unset = UNSET
    """ Description of the error, if any. """
    meta: GenerationMeta | None | Unset = UNSET
    """ Additional details about the generation. """
    generation_id: str | Unset = UNSET
    """ The id, under another name that some servers use. """
    duration: float | Unset = UNSET
    """ Length of the video in seconds. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.generated_video import GeneratedVideo  # noqa: PLC0415
        from ..models.generation_error import GenerationError  # noqa: PLC0415
        from ..models.generation_meta import GenerationMeta  # noqa: PLC0415

        id = self.id

        status: str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, str):
            status = self.status
        else:
            status = self.status

        video: dict[str, Any] | list[dict[str, Any] | str] | None | Unset
        if isinstance(self.video, Unset):
            video = UNSET
        elif isinstance(self.video, GeneratedVideo):
            video = self.video.to_dict()
        elif isinstance(self.video, list):
            video = []
            for video_type_1_item_data in self.video:
                video_type_1_item: dict[str, Any] | str
                if isinstance(video_type_1_item_data, GeneratedVideo):
                    video_type_1_item = video_type_1_item_data.to_dict()
                else:
                    video_type_1_item = video_type_1_item_data
                video.append(video_type_1_item)

        else:
            video = self.video

        error: dict[str, Any] | None | str | Unset
        if isinstance(self.error, Unset):
            error = UNSET
        elif isinstance(self.error, GenerationError):
            error = self.error.to_dict()
        else:
            error = self.error

        meta: dict[str, Any] | None | Unset
        if isinstance(self.meta, Unset):
            meta = UNSET
        elif isinstance(self.meta, GenerationMeta):
            meta = self.meta.to_dict()
        else:
            meta = self.meta

        generation_id = self.generation_id

        duration = self.duration

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if status is not UNSET:
            field_dict["status"] = status
        if video is not UNSET:
            field_dict["video"] = video
        if error is not UNSET:
            field_dict["error"] = error
        if meta is not UNSET:
            field_dict["meta"] = meta
        if generation_id is not UNSET:
            field_dict["generation_id"] = generation_id
        if duration is not UNSET:
            field_dict["duration"] = duration

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.generated_video import GeneratedVideo  # noqa: PLC0415
        from ..models.generation_error import GenerationError  # noqa: PLC0415
        from ..models.generation_meta import GenerationMeta  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        def _parse_status(data: object) -> GenerationStatus | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = check_generation_status(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GenerationStatus | str | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_video(
            data: object,
        ) -> GeneratedVideo | list[GeneratedVideo | str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                video_type_0 = GeneratedVideo.from_dict(data)

                return video_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, list):
                    raise TypeError()
                video_type_1 = []
                _video_type_1 = data
                for video_type_1_item_data in _video_type_1:

                    def _parse_video_type_1_item(data: object) -> GeneratedVideo | str:
                        try:
                            if not isinstance(data, dict):
                                raise TypeError()
                            video_type_1_item_type_0 = GeneratedVideo.from_dict(data)

                            return video_type_1_item_type_0
                        except (TypeError, ValueError, AttributeError, KeyError):
                            pass
                        return cast(GeneratedVideo | str, data)

                    video_type_1_item = _parse_video_type_1_item(video_type_1_item_data)

                    video_type_1.append(video_type_1_item)

                return video_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GeneratedVideo | list[GeneratedVideo | str] | None | Unset, data)

        video = _parse_video(d.pop("video", UNSET))

        def _parse_error(data: object) -> GenerationError | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                error_type_0 = GenerationError.from_dict(data)

                return error_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GenerationError | None | str | Unset, data)

        error = _parse_error(d.pop("error", UNSET))

        def _parse_meta(data: object) -> GenerationMeta | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                meta_type_0 = GenerationMeta.from_dict(data)

                return meta_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GenerationMeta | None | Unset, data)

        meta = _parse_meta(d.pop("meta", UNSET))

        generation_id = d.pop("generation_id", UNSET)

        duration = d.pop("duration", UNSET)

        video_generation = cls(
            id=id,
            status=status,
            video=video,
            error=error,
            meta=meta,
            generation_id=generation_id,
            duration=duration,
        )

        video_generation.additional_properties = d
        return video_generation

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
