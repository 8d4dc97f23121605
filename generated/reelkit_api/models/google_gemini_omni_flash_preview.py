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

GoogleGeminiOmniFlashPreviewAspectRatio = Literal["16:9", "9:16"]

GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_ASPECT_RATIO_VALUES: set[
    GoogleGeminiOmniFlashPreviewAspectRatio
] = {
    "16:9",
    "9:16",
}


def check_google_gemini_omni_flash_preview_aspect_ratio(
    value: str,
) -> GoogleGeminiOmniFlashPreviewAspectRatio:
    if value in GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_ASPECT_RATIO_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_ASPECT_RATIO_VALUES!r}"
    )


GoogleGeminiOmniFlashPreviewDelivery = Literal["uri"]

GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DELIVERY_VALUES: set[GoogleGeminiOmniFlashPreviewDelivery] = {
    "uri",
}


def check_google_gemini_omni_flash_preview_delivery(
    value: str,
) -> GoogleGeminiOmniFlashPreviewDelivery:
    if value in GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DELIVERY_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DELIVERY_VALUES!r}"
    )


GoogleGeminiOmniFlashPreviewDuration = Literal[3, 4, 5, 6, 7, 8, 9, 10]

GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DURATION_VALUES: set[GoogleGeminiOmniFlashPreviewDuration] = {
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
}


def check_google_gemini_omni_flash_preview_duration(
    value: int,
) -> GoogleGeminiOmniFlashPreviewDuration:
    if value in GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_DURATION_VALUES!r}"
    )


GoogleGeminiOmniFlashPreviewTask = Literal[
    "edit", "image_to_video", "reference_to_video", "text_to_video"
]

GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_TASK_VALUES: set[GoogleGeminiOmniFlashPreviewTask] = {
    "edit",
    "image_to_video",
    "reference_to_video",
    "text_to_video",
}


def check_google_gemini_omni_flash_preview_task(value: str) -> GoogleGeminiOmniFlashPreviewTask:
    if value in GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_TASK_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {GOOGLE_GEMINI_OMNI_FLASH_PREVIEW_TASK_VALUES!r}"
    )


T = TypeVar("T", bound="GoogleGeminiOmniFlashPreview")


@_attrs_define
class GoogleGeminiOmniFlashPreview:
    """A request to `google/gemini-omni-flash-preview`."""

    prompt: str
    """ What the video shows, in words. """
    model: Literal["google/gemini-omni-flash-preview"] = "google/gemini-omni-flash-preview"
    """ The id of the model. """
    image_url: str | Unset = UNSET
    """ The first frame for `image_to_video`, or a reference image if the prompt tags it as one: a link, a gs://
    URI, or a data URI in Base64. """
    image_urls: list[str] | Unset = UNSET
    """ Reference images: links, gs:// URIs or data URIs in Base64. Tags such as <IMAGE_REF_0> in the prompt say
    what each is for. """
    video_url: str | Unset = UNSET
    """ The video to edit: a link, a gs:// URI, or a data URI in Base64. """
    audio_url: str | Unset = UNSET
    """ Audio as a part of the prompt: a link, a gs:// URI, or a data URI in Base64. """
    previous_interaction_id: str | Unset = UNSET
    """ Id of an earlier interaction with the model, whose result is edited further. """
    task: GoogleGeminiOmniFlashPreviewTask | Unset = UNSET
    """ What to do; without it, this follows from the images, videos and audio of the request. """
    aspect_ratio: GoogleGeminiOmniFlashPreviewAspectRatio | Unset = UNSET
    """ Ratio of the video's width to its height. """
    duration: GoogleGeminiOmniFlashPreviewDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 8. """
    delivery: GoogleGeminiOmniFlashPreviewDelivery | Unset = UNSET
    """ How the finished video is delivered. Default: uri. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        image_url = self.image_url

        image_urls: list[str] | Unset = UNSET
        if not isinstance(self.image_urls, Unset):
            image_urls = self.image_urls

        video_url = self.video_url

        audio_url = self.audio_url

        previous_interaction_id = self.previous_interaction_id

        task: str | Unset = UNSET
        if not isinstance(self.task, Unset):
            task = self.task

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        delivery: str | Unset = UNSET
        if not isinstance(self.delivery, Unset):
            delivery = self.delivery

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
            }
        )
        if image_url is not UNSET:
            field_dict["image_url"] = image_url
        if image_urls is not UNSET:
            field_dict["image_urls"] = image_urls
        if video_url is not UNSET:
            field_dict["video_url"] = video_url
        if audio_url is not UNSET:
            field_dict["audio_url"] = audio_url
        if previous_interaction_id is not UNSET:
            field_dict["previous_interaction_id"] = previous_interaction_id
        if task is not UNSET:
            field_dict["task"] = task
        if aspect_ratio is not UNSET:
            field_dict["aspect_ratio"] = aspect_ratio
        if duration is not UNSET:
            field_dict["duration"] = duration
        if delivery is not UNSET:
            field_dict["delivery"] = delivery

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        model = cast(Literal["google/gemini-omni-flash-preview"], d.pop("model"))
        if model != "google/gemini-omni-flash-preview":
            raise ValueError(
                f"model must match const 'google/gemini-omni-flash-preview', got '{model}'"
            )

        prompt = d.pop("prompt")

        image_url = d.pop("image_url", UNSET)

        image_urls = cast(list[str], d.pop("image_urls", UNSET))

        video_url = d.pop("video_url", UNSET)

        audio_url = d.pop("audio_url", UNSET)

        previous_interaction_id = d.pop("previous_interaction_id", UNSET)

        _task = d.pop("task", UNSET)
        task: GoogleGeminiOmniFlashPreviewTask | Unset
        if isinstance(_task, Unset):
            task = UNSET
        else:
            task = check_google_gemini_omni_flash_preview_task(_task)

        _aspect_ratio = d.pop("aspect_ratio", UNSET)
        aspect_ratio: GoogleGeminiOmniFlashPreviewAspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_google_gemini_omni_flash_preview_aspect_ratio(_aspect_ratio)

        _duration = d.pop("duration", UNSET)
        duration: GoogleGeminiOmniFlashPreviewDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_google_gemini_omni_flash_preview_duration(_duration)

        _delivery = d.pop("delivery", UNSET)
        delivery: GoogleGeminiOmniFlashPreviewDelivery | Unset
        if isinstance(_delivery, Unset):
            delivery = UNSET
        else:
            delivery = check_google_gemini_omni_flash_preview_delivery(_delivery)

        google_gemini_omni_flash_preview = cls(
            model=model,
            prompt=prompt,
            image_url=image_url,
            image_urls=image_urls,
            video_url=video_url,
            audio_url=audio_url,
            previous_interaction_id=previous_interaction_id,
            task=task,
            aspect_ratio=aspect_ratio,
            duration=duration,
            delivery=delivery,
        )

        google_gemini_omni_flash_preview.additional_properties = d
        return google_gemini_omni_flash_preview

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
