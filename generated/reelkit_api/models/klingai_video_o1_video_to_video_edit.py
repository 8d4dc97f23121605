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
    from ..models.klingai_video_o1_video_to_video_edit_elements_item import (
        KlingaiVideoO1VideoToVideoEditElementsItem,
    )


T = TypeVar("T", bound="KlingaiVideoO1VideoToVideoEdit")


@_attrs_define
class KlingaiVideoO1VideoToVideoEdit:
    """A request to `klingai/video-o1-video-to-video-edit`."""

    prompt: str
    """ What the video shows, in words. """
    video_url: str | PathLike[str] | IO[bytes]
    """ The video to work from: an HTTPS link, or a data URI that holds the video. """
    model: Literal["klingai/video-o1-video-to-video-edit"] = "klingai/video-o1-video-to-video-edit"
    """ The id of the model. """
    image_list: list[str] | Unset = UNSET
    """ Links to the images that the video is made from. """
    elements: list[KlingaiVideoO1VideoToVideoEditElementsItem] | Unset = UNSET
    """ Characters or objects that the video shows. """
    keep_audio: bool | Unset = UNSET
    """ Whether the sound of the input video is kept. Default: false. """
    provider: str | Unset = UNSET
    """ Where the model runs: at Kling alone (`kling` or `klingai`), at the mirror of fal.ai (`fal`), or at the
    second if the first fails (`auto`); case does not matter. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        video_url = self.video_url

        image_list: list[str] | Unset = UNSET
        if not isinstance(self.image_list, Unset):
            image_list = self.image_list

        elements: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.elements, Unset):
            elements = []
            for elements_item_data in self.elements:
                elements_item = elements_item_data.to_dict()
                elements.append(elements_item)

        keep_audio = self.keep_audio

        provider = self.provider

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "video_url": video_url,
            }
        )
        if image_list is not UNSET:
            field_dict["image_list"] = image_list
        if elements is not UNSET:
            field_dict["elements"] = elements
        if keep_audio is not UNSET:
            field_dict["keep_audio"] = keep_audio
        if provider is not UNSET:
            field_dict["provider"] = provider

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.klingai_video_o1_video_to_video_edit_elements_item import (
            KlingaiVideoO1VideoToVideoEditElementsItem,  # noqa: PLC0415
        )

        d = dict(src_dict)
        model = cast(Literal["klingai/video-o1-video-to-video-edit"], d.pop("model"))
        if model != "klingai/video-o1-video-to-video-edit":
            raise ValueError(
                f"model must match const 'klingai/video-o1-video-to-video-edit', got '{model}'"
            )

        prompt = d.pop("prompt")

        video_url = d.pop("video_url")

        image_list = cast(list[str], d.pop("image_list", UNSET))

        _elements = d.pop("elements", UNSET)
        elements: list[KlingaiVideoO1VideoToVideoEditElementsItem] | Unset = UNSET
        if _elements is not UNSET:
            elements = []
            for elements_item_data in _elements:
                elements_item = KlingaiVideoO1VideoToVideoEditElementsItem.from_dict(
                    elements_item_data
                )

                elements.append(elements_item)

        keep_audio = d.pop("keep_audio", UNSET)

        provider = d.pop("provider", UNSET)

        klingai_video_o1_video_to_video_edit = cls(
            model=model,
            prompt=prompt,
            video_url=video_url,
            image_list=image_list,
            elements=elements,
            keep_audio=keep_audio,
            provider=provider,
        )

        klingai_video_o1_video_to_video_edit.additional_properties = d
        return klingai_video_o1_video_to_video_edit

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
