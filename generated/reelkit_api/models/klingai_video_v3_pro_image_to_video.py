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
    from ..models.klingai_video_v3_pro_image_to_video_elements_item import (
        KlingaiVideoV3ProImageToVideoElementsItem,
    )


KlingaiVideoV3ProImageToVideoDuration = Literal[3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]

KLINGAI_VIDEO_V3_PRO_IMAGE_TO_VIDEO_DURATION_VALUES: set[KlingaiVideoV3ProImageToVideoDuration] = {
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


def check_klingai_video_v3_pro_image_to_video_duration(
    value: int,
) -> KlingaiVideoV3ProImageToVideoDuration:
    if value in KLINGAI_VIDEO_V3_PRO_IMAGE_TO_VIDEO_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_PRO_IMAGE_TO_VIDEO_DURATION_VALUES!r}"
    )


KlingaiVideoV3ProImageToVideoShotType = Literal["customize", "intelligent"]

KLINGAI_VIDEO_V3_PRO_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES: set[KlingaiVideoV3ProImageToVideoShotType] = {
    "customize",
    "intelligent",
}


def check_klingai_video_v3_pro_image_to_video_shot_type(
    value: str,
) -> KlingaiVideoV3ProImageToVideoShotType:
    if value in KLINGAI_VIDEO_V3_PRO_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {KLINGAI_VIDEO_V3_PRO_IMAGE_TO_VIDEO_SHOT_TYPE_VALUES!r}"
    )


T = TypeVar("T", bound="KlingaiVideoV3ProImageToVideo")


@_attrs_define
class KlingaiVideoV3ProImageToVideo:
    """A request to `klingai/video-v3-pro-image-to-video`."""

    image_url: str | PathLike[str] | IO[bytes]
    """ The image that the video starts with or is based on: a link, or the image itself in Base64. """
    model: Literal["klingai/video-v3-pro-image-to-video"] = "klingai/video-v3-pro-image-to-video"
    """ The id of the model. """
    prompt: str | Unset = UNSET
    """ What the video shows, in words; exactly one of `prompt` and `multi_prompt` is needed. """
    multi_prompt: list[str] | Unset = UNSET
    """ Prompts and durations of several shots, which take the place of `prompt`. """
    tail_image_url: str | PathLike[str] | IO[bytes] | Unset = UNSET
    """ The image for the last frame: a link, or the image itself in Base64. """
    duration: KlingaiVideoV3ProImageToVideoDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    elements: list[KlingaiVideoV3ProImageToVideoElementsItem] | Unset = UNSET
    """ Characters or objects that the video shows, each given by a frontal image with reference images, or by a
    video. """
    shot_type: KlingaiVideoV3ProImageToVideoShotType | Unset = UNSET
    """ How a video of several shots is made. Default: customize. """
    generate_audio: bool | Unset = UNSET
    """ Whether the video has sound. Default: true. """
    negative_prompt: str | Unset = UNSET
    """ What the video should not show, in words. """
    cfg_scale: float | Unset = UNSET
    """ How closely the video follows the prompt (classifier-free guidance). """
    provider: str | Unset = UNSET
    """ Where the model runs: at Kling alone (`kling` or `klingai`), at the mirror of fal.ai (`fal`), or at the
    second if the first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        image_url = self.image_url

        prompt = self.prompt

        multi_prompt: list[str] | Unset = UNSET
        if not isinstance(self.multi_prompt, Unset):
            multi_prompt = self.multi_prompt

        tail_image_url = self.tail_image_url

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        elements: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.elements, Unset):
            elements = []
            for elements_item_data in self.elements:
                elements_item = elements_item_data.to_dict()
                elements.append(elements_item)

        shot_type: str | Unset = UNSET
        if not isinstance(self.shot_type, Unset):
            shot_type = self.shot_type

        generate_audio = self.generate_audio

        negative_prompt = self.negative_prompt

        cfg_scale = self.cfg_scale

        provider = self.provider

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
        if tail_image_url is not UNSET:
            field_dict["tail_image_url"] = tail_image_url
        if duration is not UNSET:
            field_dict["duration"] = duration
        if elements is not UNSET:
            field_dict["elements"] = elements
        if shot_type is not UNSET:
            field_dict["shot_type"] = shot_type
        if generate_audio is not UNSET:
            field_dict["generate_audio"] = generate_audio
        if negative_prompt is not UNSET:
            field_dict["negative_prompt"] = negative_prompt
        if cfg_scale is not UNSET:
            field_dict["cfg_scale"] = cfg_scale
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.klingai_video_v3_pro_image_to_video_elements_item import (
            KlingaiVideoV3ProImageToVideoElementsItem,  # noqa: PLC0415
        )

        d = dict(src_dict)
        model = cast(Literal["klingai/video-v3-pro-image-to-video"], d.pop("model"))
        if model != "klingai/video-v3-pro-image-to-video":
            raise ValueError(
                f"model must match const 'klingai/video-v3-pro-image-to-video', got '{model}'"
            )

        image_url = d.pop("image_url")

        prompt = d.pop("prompt", UNSET)

        multi_prompt = cast(list[str], d.pop("multi_prompt", UNSET))

        tail_image_url = d.pop("tail_image_url", UNSET)

        _duration = d.pop("duration", UNSET)
        duration: KlingaiVideoV3ProImageToVideoDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_klingai_video_v3_pro_image_to_video_duration(_duration)

        _elements = d.pop("elements", UNSET)
        elements: list[KlingaiVideoV3ProImageToVideoElementsItem] | Unset = UNSET
        if _elements is not UNSET:
            elements = []
            for elements_item_data in _elements:
                elements_item = KlingaiVideoV3ProImageToVideoElementsItem.from_dict(
                    elements_item_data
                )

                elements.append(elements_item)

        _shot_type = d.pop("shot_type", UNSET)
        shot_type: KlingaiVideoV3ProImageToVideoShotType | Unset
        if isinstance(_shot_type, Unset):
            shot_type = UNSET
        else:
            shot_type = check_klingai_video_v3_pro_image_to_video_shot_type(_shot_type)

        generate_audio = d.pop("generate_audio", UNSET)

        negative_prompt = d.pop("negative_prompt", UNSET)

        cfg_scale = d.pop("cfg_scale", UNSET)

        provider = d.pop("provider", UNSET)

        klingai_video_v3_pro_image_to_video = cls(
            model=model,
            image_url=image_url,
            prompt=prompt,
            multi_prompt=multi_prompt,
            tail_image_url=tail_image_url,
            duration=duration,
            elements=elements,
            shot_type=shot_type,
            generate_audio=generate_audio,
            negative_prompt=negative_prompt,
            cfg_scale=cfg_scale,
            provider=provider,
        )

        klingai_video_v3_pro_image_to_video.additional_properties = d
        return klingai_video_v3_pro_image_to_video

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
