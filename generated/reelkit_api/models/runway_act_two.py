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
    from ..models.runway_act_two_character_type_0 import RunwayActTwoCharacterType0
    from ..models.runway_act_two_character_type_1 import RunwayActTwoCharacterType1
    from ..models.runway_act_two_reference import RunwayActTwoReference


RunwayActTwoFrameSize = Literal[
    "1104:832", "1280:720", "1584:672", "640:480", "720:1280", "832:1104", "848:480", "960:960"
]

RUNWAY_ACT_TWO_FRAME_SIZE_VALUES: set[RunwayActTwoFrameSize] = {
    "1104:832",
    "1280:720",
    "1584:672",
    "640:480",
    "720:1280",
    "832:1104",
    "848:480",
    "960:960",
}


def check_runway_act_two_frame_size(value: str) -> RunwayActTwoFrameSize:
    if value in RUNWAY_ACT_TWO_FRAME_SIZE_VALUES:
        return value
    raise TypeError(
        f"Unexpected value {value!r}. Expected one of {RUNWAY_ACT_TWO_FRAME_SIZE_VALUES!r}"
    )


T = TypeVar("T", bound="RunwayActTwo")


@_attrs_define
class RunwayActTwo:
    """A request to `runway/act_two`."""

    character: RunwayActTwoCharacterType0 | RunwayActTwoCharacterType1
    """ The character to animate, as a video or an image, with a recognizable face in it all the time; the
    surroundings are those of the video, or static as in the image. """
    reference: RunwayActTwoReference
    """ A video whose style or content the result takes up. """
    model: Literal["runway/act_two"] = "runway/act_two"
    """ The id of the model. """
    frame_size: RunwayActTwoFrameSize | Unset = UNSET
    """ Width and height of the video, in pixels. Default: 1280:720. """
    body_control: bool | Unset = UNSET
    """ Whether the character's gestures and other movements of the body follow the reference too, beside the facial
    expressions. """
    expression_intensity: int | Unset = UNSET
    """ How strong the character's facial expressions are; a higher number makes them stronger. Default: 3. """
    seed: int | Unset = UNSET
    """ Start of the random numbers: the same request with the same seed gives a similar video. Without it one is
    chosen at random. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.runway_act_two_character_type_0 import RunwayActTwoCharacterType0  # noqa: PLC0415

        model = self.model

        character: dict[str, Any]
        if isinstance(self.character, RunwayActTwoCharacterType0):
            character = self.character.to_dict()
        else:
            character = self.character.to_dict()

        reference = self.reference.to_dict()

        frame_size: str | Unset = UNSET
        if not isinstance(self.frame_size, Unset):
            frame_size = self.frame_size

        body_control = self.body_control

        expression_intensity = self.expression_intensity

        seed = self.seed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "model": model,
                "character": character,
                "reference": reference,
            }
        )
        if frame_size is not UNSET:
            field_dict["frame_size"] = frame_size
        if body_control is not UNSET:
            field_dict["body_control"] = body_control
        if expression_intensity is not UNSET:
            field_dict["expression_intensity"] = expression_intensity
        if seed is not UNSET:
            field_dict["seed"] = seed

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.runway_act_two_character_type_0 import RunwayActTwoCharacterType0  # noqa: PLC0415
        from ..models.runway_act_two_character_type_1 import RunwayActTwoCharacterType1  # noqa: PLC0415
        from ..models.runway_act_two_reference import RunwayActTwoReference  # noqa: PLC0415

        d = dict(src_dict)
        model = cast(Literal["runway/act_two"], d.pop("model"))
        if model != "runway/act_two":
            raise ValueError(f"model must match const 'runway/act_two', got '{model}'")

        def _parse_character(
            data: object,
        ) -> RunwayActTwoCharacterType0 | RunwayActTwoCharacterType1:
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                character_type_0 = RunwayActTwoCharacterType0.from_dict(data)

                return character_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, dict):
                raise TypeError()
            character_type_1 = RunwayActTwoCharacterType1.from_dict(data)

            return character_type_1

        character = _parse_character(d.pop("character"))

        reference = RunwayActTwoReference.from_dict(d.pop("reference"))

        _frame_size = d.pop("frame_size", UNSET)
        frame_size: RunwayActTwoFrameSize | Unset
        if isinstance(_frame_size, Unset):
            frame_size = UNSET
        else:
            frame_size = check_runway_act_two_frame_size(_frame_size)

        body_control = d.pop("body_control", UNSET)

        expression_intensity = d.pop("expression_intensity", UNSET)

        seed = d.pop("seed", UNSET)

        runway_act_two = cls(
            model=model,
            character=character,
            reference=reference,
            frame_size=frame_size,
            body_control=body_control,
            expression_intensity=expression_intensity,
            seed=seed,
        )

        runway_act_two.additional_properties = d
        return runway_act_two

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
