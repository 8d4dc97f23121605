"""The addresses at which a job is fetched."""

import pytest

from reelkit import ReelkitError, UnexpectedAnswer
from reelkit._client.core import Core
from reelkit._client.options import build_core
from reelkit._journal.purchase import model_of_id
from reelkit._protocol.retry_timing import Retry
from reelkit._protocol.routes import Memory
from tests.wrapper.stage import DONE, LEGACY, LIP_SYNC, PENDING, UNIVERSAL, V5, Stage, answer, fails, job, waiting

NOT_HERE = answer(404, {"message": "not found"})
UUID = "1fe4344e-3d44-4bf8-9f04-0ac4bb312eec"


def core() -> Core:
    return build_core("k" * 32, None, 30.0, 900.0, None, Retry(), 12, "universal", True, 1000, None, None, None)


def test_the_universal_address_is_fetched_first() -> None:
    """It is the only one while it has the job."""
    stage = Stage(PENDING, DONE)

    stage.play(waiting(job()))

    assert stage.paths == [UNIVERSAL, UNIVERSAL]


def test_the_other_address_is_fetched_if_the_first_does_not_have_the_job() -> None:
    """Later fetches of this job and of the next one use it first."""
    memory = Memory("universal")
    state = job()
    stage = Stage(NOT_HERE, PENDING, DONE)

    stage.play(waiting(state, memory=memory))

    assert stage.paths == [UNIVERSAL, LEGACY, LEGACY]
    assert [note.text for note in stage.notes] == [f"GET {UNIVERSAL} returned 404, using {LEGACY} from now on"]
    assert memory.fetch_paths(state.model) == (LEGACY, UNIVERSAL)


@pytest.mark.parametrize("trouble", [answer(502, b""), fails("ReadTimeout"), fails("refused", delivered=False)])
def test_a_failure_does_not_change_the_address(trouble: object) -> None:
    """Only a definite response does."""
    stage = Stage(trouble, DONE)  # type: ignore[arg-type] - the parametrized value is an Answer

    stage.play(waiting(job()))

    assert stage.paths == [UNIVERSAL, UNIVERSAL]


def test_a_failure_of_the_other_address_does_not_end_a_wait() -> None:
    """The job may be found there later."""
    stage = Stage(NOT_HERE, answer(503, b""), NOT_HERE, DONE)

    assert stage.play(waiting(job(born=None))).id == "x"
    assert stage.paths == [UNIVERSAL, LEGACY, UNIVERSAL, LEGACY]


def test_a_lip_sync_job_is_fetched_at_the_universal_address_only() -> None:
    """The model has no legacy address."""
    stage = Stage(NOT_HERE)

    with pytest.raises(UnexpectedAnswer):
        stage.play(waiting(job(LIP_SYNC, born=None)))

    assert set(stage.paths) == {UNIVERSAL}


CATCH_ALL = {
    "a page": answer(200, b"<html>"),
    "an empty object": answer(200, {}),
    "a refusal": answer(400, {"message": "bad id"}),
    "a redirect": answer(302, b""),
}


@pytest.mark.parametrize("other", CATCH_ALL)
def test_an_address_that_returns_no_status_is_not_used(other: str) -> None:
    """A single 404 must not move the polls to an address that does not have the job."""
    memory, state = Memory("universal"), job()
    stage = Stage(NOT_HERE, CATCH_ALL[other], PENDING, DONE)

    assert stage.play(waiting(state, memory=memory)).id == "x"

    assert stage.paths == [UNIVERSAL, LEGACY, UNIVERSAL, UNIVERSAL]
    assert memory.fetch_paths(state.model) == (UNIVERSAL, LEGACY)


@pytest.mark.parametrize(
    ("job_id", "model_id", "paths"),
    [
        ("Zx3z_NSUkI67m3sHg-rUq", None, (UNIVERSAL,)),
        ("Zx3z_NSUkI67m3sHg-rUq", V5, (UNIVERSAL, LEGACY)),
        (f"{UUID}:{V5}", None, (UNIVERSAL, LEGACY)),
        (f"{UUID}:pixverse/v5.5/text-to-video", None, (UNIVERSAL, LEGACY)),
        (f"{UUID}:{LIP_SYNC}", None, (UNIVERSAL,)),
        (f"{UUID}:someone/new", None, (UNIVERSAL,)),
    ],
)
def test_the_paths_of_an_id_depend_on_its_model(job_id: str, model_id: str | None, paths: tuple[str, ...]) -> None:
    """The universal address, then the legacy address of the model that the id or the caller names."""
    assert core().attach(job_id, model_id).paths == paths


def test_a_token_restores_a_job() -> None:
    """It has the id, the model, the kind, and the order of the paths."""
    state = core().attach("a:b/c", V5)
    state.paths = (LEGACY, UNIVERSAL)
    state.kind = state.kind._replace(resolution="1080p", duration=5)

    again = core().attach(state.token(), None)

    assert (again.id, again.model, again.kind, again.paths) == (state.id, state.model, state.kind, state.paths)


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ('{"reelkit": 2, "job": "x"}', "version 2"),
        ('{"reelkit": null, "job": "x"}', "version None"),
        ('{"reelkit": 1}', "names no job"),
        ('{"reelkit": 1, "job": 5}', "names no job"),
        ('{"reelkit": 1, "job": "x", "model": [1]}', "names no model"),
        ('{"reelkit": 1, "jo', "not a job token"),
        ("  ", "the id is empty"),
    ],
)
def test_an_invalid_token_is_refused(token: str, words: str) -> None:
    """The error names what is wrong."""
    with pytest.raises(ReelkitError, match=words):
        core().attach(token, None)


def test_the_model_of_an_id_is_found() -> None:
    """Ids of older servers contain it."""
    found = model_of_id(f"{UUID}:{V5}")

    assert found is not None
    assert found.id == V5
    assert model_of_id("Zx3z_NSUkI67m3sHg-rUq") is None
