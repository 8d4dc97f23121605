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
    from ..models.runway_gen_4_aleph_references_item import RunwayGen4AlephReferencesItem


RunwayGen4AlephDuration = Literal[5]

RUNWAY_GEN_4_ALEPH_DURATION_VALUES: set[RunwayGen4AlephDuration] = {
    5,
}


def check_runway_gen_4_aleph_duration(value: int) -> RunwayGen4AlephDuration:
    if value in RUNWAY_GEN_4_ALEPH_DURATION_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_ALEPH_DURATION_VALUES!r}"
    )


RunwayGen4AlephFrameSize = Literal[
    "1104:832", "1280:720", "1584:672", "640:480", "720:1280", "832:1104", "848:480", "960:960"
]

RUNWAY_GEN_4_ALEPH_FRAME_SIZE_VALUES: set[RunwayGen4AlephFrameSize] = {
    "1104:832",
    "1280:720",
    "1584:672",
    "640:480",
    "720:1280",
    "832:1104",
    "848:480",
    "960:960",
}


def check_runway_gen_4_aleph_frame_size(value: str) -> RunwayGen4AlephFrameSize:
    if value in RUNWAY_GEN_4_ALEPH_FRAME_SIZE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_GEN_4_ALEPH_FRAME_SIZE_VALUES!r}"
    )


T = TypeVar("T", bound="RunwayGen4Aleph")


@_attrs_define
class RunwayGen4Aleph:
    """A request to `runway/gen4_aleph`."""

    prompt: str
    """ What the video shows, in words. """
    video_url: str | PathLike[str] | IO[bytes]
    """ The video to work from: an HTTPS link, or a data URI that holds the video. """
    model: Literal["runway/gen4_aleph"] = "runway/gen4_aleph"
    """ The id of the model. """
    references: list[RunwayGen4AlephReferencesItem] | Unset = UNSET
    """ Images whose style or content the video takes up. """
    frame_size: RunwayGen4AlephFrameSize | Unset = UNSET
    """ Width and height of the video, in pixels. Default: 1280:720. """
    duration: RunwayGen4AlephDuration | Unset = UNSET
    """ Length of the video in seconds. Default: 5. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        model = self.model

        prompt = self.prompt

        video_url = self.video_url

        references: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.references, Unset):
            references = []
            for references_item_data in self.references:
                references_item = references_item_data.to_dict()
                references.append(references_item)

        frame_size: str | Unset = UNSET
        if not isinstance(self.frame_size, Unset):
            frame_size = self.frame_size

        duration: int | Unset = UNSET
        if not isinstance(self.duration, Unset):
            duration = self.duration

        seed = self.seed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "prompt": prompt,
                "video_url": video_url,
            }
        )
        if references is not UNSET:
            field_dict["references"] = references
        if frame_size is not UNSET:
            field_dict["frame_size"] = frame_size
        if duration is not UNSET:
            field_dict["duration"] = duration
        if seed is not UNSET:
            field_dict["seed"] = seed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.runway_gen_4_aleph_references_item import (
            RunwayGen4AlephReferencesItem,  # noqa: PLC0415
        )

        d = dict(src_dict)
        model = cast(Literal["runway/gen4_aleph"], d.pop("model"))
        if model != "runway/gen4_aleph":
            raise ValueError(f"model must match const 'runway/gen4_aleph', got '{model}'")

        prompt = d.pop("prompt")

        video_url = d.pop("video_url")

        _references = d.pop("references", UNSET)
        references: list[RunwayGen4AlephReferencesItem] | Unset = UNSET
        if _references is not UNSET:
            references = []
            for references_item_data in _references:
                references_item = RunwayGen4AlephReferencesItem.from_dict(references_item_data)

                references.append(references_item)

        _frame_size = d.pop("frame_size", UNSET)
        frame_size: RunwayGen4AlephFrameSize | Unset
        if isinstance(_frame_size, Unset):
            frame_size = UNSET
        else:
            frame_size = check_runway_gen_4_aleph_frame_size(_frame_size)

        _duration = d.pop("duration", UNSET)
        duration: RunwayGen4AlephDuration | Unset
        if isinstance(_duration, Unset):
            duration = UNSET
        else:
            duration = check_runway_gen_4_aleph_duration(_duration)

        seed = d.pop("seed", UNSET)

        runway_gen_4_aleph = cls(
            model=model,
            prompt=prompt,
            video_url=video_url,
            references=references,
            frame_size=frame_size,
            duration=duration,
            seed=seed,
        )

        runway_gen_4_aleph.additional_properties = d
        return runway_gen_4_aleph

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
