"""The imitated protocols, each asked as its SDK asks."""

import json

import pytest

from benchmarks.faults.protocols import SERVICES
from benchmarks.faults.services import FETCHES_TO_FINISH, Request, Response
from benchmarks.peers.program import JOB, KEY

BASE = "http://127.0.0.1:1"
LINK = f"{BASE}/video.mp4"
GOOGLE = "/v1beta1/publishers/google/models/veo-3.1-generate-001"
FETCH = '{{"operationName": "publishers/google/models/veo-3.1-generate-001/operations/{job}"}}'

# Of each service: how a job is made, how it is asked for, where the id stands, and what is only there when it is done.
ASKED = {
    "openai": (("POST", "/videos"), ("GET", "/videos/{job}"), "id", '"completed"'),
    "runwayml": (("POST", "/v1/text_to_video"), ("GET", "/v1/tasks/{job}"), "id", '"SUCCEEDED"'),
    "lumaai": (("POST", "/generations/video"), ("GET", "/generations/{job}"), "id", '"completed"'),
    "fal": (
        ("POST", "/fal-ai/some-video"),
        ("GET", "/fal-ai/some-video/requests/{job}/status?logs=false"),
        "request_id",
        '"COMPLETED"',
    ),
    "replicate": (
        ("POST", "/v1/models/somebody/some-video/predictions"),
        ("GET", "/v1/predictions/{job}"),
        "id",
        '"succeeded"',
    ),
    "google": (("POST", f"{GOOGLE}:predictLongRunning"), ("POST", f"{GOOGLE}:fetchPredictOperation"), "name", '"done"'),
}


def request(method: str, target: str, body: str = "", key: str = KEY) -> Request:
    """As a client sends it."""
    return Request(method, target, {"authorization": f"Bearer {key}"}, body.encode(), BASE)


def test_every_service_but_the_mock_is_asked_here() -> None:
    """The mock has tests enough."""
    assert ASKED.keys() == SERVICES.keys() - {"aimlapi"}


@pytest.mark.parametrize("name", ASKED)
def test_a_job_is_done_at_its_third_look(name: str) -> None:
    """And each request is known for what it is."""
    service = SERVICES[name]()
    (method, target), (question_method, question_target), field, done = ASKED[name]
    create = request(method, target)
    job = json.loads(service.respond(create).body)[field].rpartition("/")[2]
    question = request(question_method, question_target.format(job=job), FETCH.format(job=job))

    assert (service.kind(create), service.kind(question)) == ("create", "question")
    assert [done in service.respond(question).body.decode() for _ in range(FETCHES_TO_FINISH)] == [False, False, True]
    assert service.jobs == 1


@pytest.mark.parametrize("name", ASKED)
def test_the_standing_job_goes_on_for_ever(name: str) -> None:
    """For the figures of one question."""
    service = SERVICES[name]()
    _, (method, target), _, done = ASKED[name]
    question = request(method, target.format(job=JOB), FETCH.format(job=JOB))

    assert [done in service.respond(question).body.decode() for _ in range(FETCHES_TO_FINISH + 1)] == [False] * (
        FETCHES_TO_FINISH + 1
    )
    assert service.jobs == 0


@pytest.mark.parametrize("name", SERVICES)
def test_nobody_is_served_without_a_key(name: str) -> None:
    """So that a redirect which takes no key along leads to nothing, as it would."""
    (method, target), *_ = ASKED.get(name, (("POST", "/v2/video/generations"),))
    asked = request(method, target)._replace(headers={})

    assert SERVICES[name]().respond(asked).status == 401


@pytest.mark.parametrize(("key", "jobs"), [("idempotency-key", 1), ("x-nothing-of-the-kind", 2)])
def test_a_create_that_is_known_again_is_bought_once(key: str, jobs: int) -> None:
    """Whoever sends an idempotency key may send it twice, in fairness."""
    service = SERVICES["openai"]()
    create = request("POST", "/videos")
    for _ in range(2):
        service.respond(create._replace(headers=create.headers | {key: "the same"}))

    assert service.jobs == jobs


def test_a_video_needs_no_key() -> None:
    """It lies where anybody with the link may have it."""
    response: Response = SERVICES["openai"]().respond(request("GET", "/video.mp4")._replace(headers={}))

    assert (response.status, dict(response.headers)["content-type"]) == (200, "video/mp4")
