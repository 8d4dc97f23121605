"""The create flow: the address that it uses."""

import pytest

from reelkit import UnexpectedAnswer
from reelkit._protocol.routes import Memory
from tests.wrapper.flows.test_create import creating
from tests.wrapper.stage import CREATED, LEGACY, LIP_SYNC, UNIVERSAL, Stage, answer

SYNC = {"model": LIP_SYNC, "video_url": "https://a/b.mp4", "audio_url": "https://a/b.mp3"}


@pytest.mark.parametrize("status", [404, 405, 410, 501])
def test_a_missing_address_is_replaced_by_the_other(status: int) -> None:
    """The create is sent to the other one at once, the client remembers it, and notes it once."""
    memory = Memory("universal")
    stage = Stage(answer(status, {"statusCode": status, "path": UNIVERSAL, "message": "no route"}), CREATED)

    job = stage.play(creating(memory=memory))

    assert stage.paths == [UNIVERSAL, LEGACY]
    assert stage.calls[1].delay == 0
    assert job.paths == (LEGACY, UNIVERSAL)  # the address that created the job is fetched first
    assert len([note for note in stage.notes if "instead" in note.text]) == 1

    again = Stage(answer(200, {"id": "y"}))
    again.play(creating(memory=memory))
    assert again.paths == [LEGACY]


def test_prefer_legacy_tries_the_legacy_address_first() -> None:
    """The universal address is used if the legacy one is missing."""
    stage = Stage(answer(404, b""), CREATED)

    stage.play(creating(prefer="legacy"))

    assert stage.paths == [LEGACY, UNIVERSAL]


def test_a_model_without_a_legacy_address_never_falls_back() -> None:
    """This includes a model that the contract does not have."""
    for body in (SYNC, {"model": "someone/new", "prompt": "x"}):
        stage = Stage(answer(404, {"message": "no route"}))
        with pytest.raises(UnexpectedAnswer, match="no route"):
            stage.play(creating(body, strict_rules=False))
        assert stage.paths == [UNIVERSAL]


def test_two_missing_addresses_are_an_error() -> None:
    """Each address is tried once."""
    stage = Stage(answer(404, {"message": "no route"}))

    with pytest.raises(UnexpectedAnswer):
        stage.play(creating())

    assert stage.paths == [UNIVERSAL, LEGACY]
