# Generated from the contract: do not edit. To regenerate it, run `nox -s generate`.
from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import (
    IO,
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
    from ..models.klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item import (
        KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item,
    )


KlingaiVideoV3StandardTurboImageToVideoDuration = Literal[
    3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
]

KLINGAI_VIDEO_V3_STANDARD_TURBO_IMAGE_TO_VIDEO_DURATION_VALUES: set[
    KlingaiVideoV3StandardTurboImageToVideoDuration
] = {
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
}


def check_klingai_video_v3_standard_turbo_image_to_video_duration(
    value: int,
) -> KlingaiVideoV3StandardTurboImageToVideoDuration:
    if value in KLINGAI_VIDEO_V3_STANDARD_TURBO_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_STANDARD_TURBO_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )


T = TypeVar("T", bound="KlingaiVideoV3StandardTurboImageToVideo")


@_attrs_define
class KlingaiVideoV3StandardTurboImageToVideo:
    """A request to `klingai/video-v3-standard-turbo-image-to-video`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The image for the first frame: a link, or the image itself in Base64. It must be a JPG or PNG of up to 50
    MB, at least 300 pixels high and wide, and between 1:2.5 and 2.5:1 in aspect ratio. """
    model: Literal["klingai/video-v3-standard-turbo-image-to-video"] = (
        "klingai/video-v3-standard-turbo-image-to-video"
    )
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words. """
    multi_prompt: (
        list[KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item] | None | Unset
    ) = UNSET
    """ One to six shots, each with a prompt of its own; excludes `prompt`. """
    duration: KlingaiVideoV3StandardTurboImageToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        prompt = self.prompt

        multi_prompt: list[dict[str, Any]] | None | Unset
        if isinstance(self.multi_prompt, Unset):
            multi_prompt = UNSET
        elif isinstance(self.multi_prompt, list):
            multi_prompt = []
            for multi_prompt_type_0_item_data in self.multi_prompt:
                multi_prompt_type_0_item = multi_prompt_type_0_item_data.to_dict()
                multi_prompt.append(multi_prompt_type_0_item)

        else:
            multi_prompt = self.multi_prompt

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

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
        if multi_prompt is not UNSET:
            field_dict["multi_prompt"] = multi_prompt
        if duration is not UNSET:
            field_dict["duration"] = duration

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.klingai_video_v3_standard_turbo_image_to_video_multi_prompt_type_0_item import (
            KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item,  # noqa: PLC0415
        )

        d = dict(src_dict)
        model = cast(Literal["klingai/video-v3-standard-turbo-image-to-video"], d.pop("model"))
        if model != "klingai/video-v3-standard-turbo-image-to-video":
            raise ValueError(
                f"model must match const 'klingai/video-v3-standard-turbo-image-to-video', got '{model}'"
            )

        image_url = d.pop("image_url")

        prompt = d.pop("prompt", UNSET)

        def _parse_multi_prompt(
            data: object,
        ) -> list[KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                multi_prompt_type_0 = []
                _multi_prompt_type_0 = data
                for multi_prompt_type_0_item_data in _multi_prompt_type_0:
                    multi_prompt_type_0_item = (
                        KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item.from_dict(
                            multi_prompt_type_0_item_data
                        )
                    )

                    multi_prompt_type_0.append(multi_prompt_type_0_item)

                return multi_prompt_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(
                list[KlingaiVideoV3StandardTurboImageToVideoMultiPromptType0Item] | None | Unset,
                data,
            )

        multi_prompt = _parse_multi_prompt(d.pop("multi_prompt", UNSET))

        _duration = d.pop("duration", UNSET)
        duration: KlingaiVideoV3StandardTurboImageToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_klingai_video_v3_standard_turbo_image_to_video_duration(_duration)

        klingai_video_v3_standard_turbo_image_to_video = cls(
            model=model,
            image_url=image_url,
            prompt=prompt,
            multi_prompt=multi_prompt,
            duration=duration,
        )

        klingai_video_v3_standard_turbo_image_to_video.additional_properties = d
        return klingai_video_v3_standard_turbo_image_to_video

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
