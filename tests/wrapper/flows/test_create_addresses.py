"""The create, played by hand: which address it goes to."""

import pytest

from reelkit import UnexpectedAnswer
from reelkit._protocol.routes import Memory
from tests.wrapper.flows.test_create import creating
from tests.wrapper.stage import CREATED, LEGACY, LIP_SYNC, UNIVERSAL, Stage, answer

SYNC = {"model": LIP_SYNC, "video_url": "https://a/b.mp4", "audio_url": "https://a/b.mp3"}


@pytest.mark.parametrize("status", [404, 405, 410, 501])
def test_an_address_that_is_not_there_gives_way_to_the_other(status: int) -> None:
    """At once, and it is remembered, and said once."""
    memory = Memory("universal")
    stage = Stage(answer(status, {"statusCode": status, "path": UNIVERSAL, "message": "no route"}), CREATED)

    job = stage.play(creating(memory=memory))

    assert stage.paths == [UNIVERSAL, LEGACY]
    assert stage.calls[1].delay == 0
    assert job.paths == (LEGACY, UNIVERSAL)  # the address that made the job answers for it
    assert len([note for note in stage.notes if "instead" in note.text]) == 1

    again = Stage(answer(200, {"id": "y"}))
    again.play(creating(memory=memory))
    assert again.paths == [LEGACY]


def test_the_other_way_round_where_the_user_wants_it() -> None:
    """Legacy first, universal when it is not there."""
    stage = Stage(answer(404, b""), CREATED)

    stage.play(creating(prefer="legacy"))

    assert stage.paths == [LEGACY, UNIVERSAL]


def test_a_model_without_an_older_address_never_falls_back() -> None:
    """Nor does a model that the contract does not know."""
    for body in (SYNC, {"model": "someone/new", "prompt": "x"}):
        stage = Stage(answer(404, {"message": "no route"}))
        with pytest.raises(UnexpectedAnswer, match="no route"):
            stage.play(creating(body))
        assert stage.paths == [UNIVERSAL]


def test_both_addresses_gone_is_an_error() -> None:
    """After each was asked once."""
    stage = Stage(answer(404, {"message": "no route"}))

    with pytest.raises(UnexpectedAnswer):
        stage.play(creating())

    assert stage.paths == [UNIVERSAL, LEGACY]
