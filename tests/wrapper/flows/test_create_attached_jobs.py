"""A job that was attached to, and the create whose job it is or is not."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from reelkit import Client, SubmissionUnknown
from reelkit._protocol.routes import Memory
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX, Make
from tests.wrapper.stage import V5


def row(request: httpx.Request, job_id: str) -> dict[str, Any]:
    """The row of a create in the logs."""
    return {"client_request_id": request.headers["x-client-request-id"], "inference_id": job_id}


class Logs:
    """A service that responds to every create with *response*, and whose logs name *job_id* as the job of each."""

    def __init__(self, response: Any, job_id: str) -> None:
        self.response = response
        self.job_id = job_id
        self.rows: list[dict[str, Any]] = []
        self.has_rows = True
        self.client: Any = None  # attaches to the job while it is looked for

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.rows += [row(request, self.job_id)] * self.has_rows
            if isinstance(self.response, Exception):
                raise self.response
            return httpx.Response(200, json=self.response)
        if self.client is not None:
            self.client.attach(self.job_id)
        return httpx.Response(200, json={"data": self.rows})


@pytest.mark.parametrize("attached", ["job-1", f"job-1:{V5}"])
def test_a_create_is_found_although_its_job_was_attached_to(face: Make, attached: str) -> None:
    """Its response is lost, and somebody attaches to its job before its row is read."""
    service = Logs(httpx.ReadError("lost"), "job-1")
    client = face(service)
    service.client = client.client
    client.client.attach(attached)

    assert client.submit(FOX).id == "job-1"


def test_a_row_with_the_job_of_another_create_is_refused(face: Make) -> None:
    """The logs name the job of the first create for the second one as well."""
    service = Logs({"id": "job-1", "status": "queued"}, "job-1")
    client = face(service)
    client.submit(FOX)
    client.client.attach("job-1")
    service.response = httpx.ReadError("lost")

    with pytest.raises(SubmissionUnknown, match="belongs to another create"):
        client.submit(FOX)


def test_a_response_that_names_an_attached_job_is_not_believed_without_a_row(face: Make) -> None:
    """The response may be that of an older request; the logs have no row of the create."""
    service = Logs({"id": "job-1", "status": "queued"}, "job-1")
    client = face(service, deadline=1)
    client.client.attach("job-1")
    service.has_rows = False

    with pytest.raises(SubmissionUnknown, match="belongs to another create, and the service's logs do not show it"):
        client.submit(FOX)


def test_an_attached_job_is_known_but_made_by_no_create() -> None:
    """The same holds for its id without the model."""
    memory = Memory("universal")
    memory.remember_attached(f"1001:{V5}")
    memory.remember_created("1002")

    assert memory.is_known_job("1001")
    assert memory.is_known_job("1002")
    assert not memory.has_created("1001")
    assert memory.has_created("1002")


def test_of_two_creates_that_name_one_job_at_the_same_time_one_is_unknown() -> None:
    """Threads share a client, and a cache may answer both creates with one response."""
    both = threading.Barrier(2, timeout=60)

    def service(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            both.wait()
            return httpx.Response(200, json={"id": "job-1", "status": "queued"})
        return httpx.Response(403)

    def buy(_: int) -> str:
        try:
            return client.submit(FOX).id
        except SubmissionUnknown:
            return "unknown"

    for _ in range(20):  # the threads may miss each other
        with Client(KEY, transport=httpx.MockTransport(service)) as client, ThreadPoolExecutor(2) as threads:
            ends = sorted(threads.map(buy, range(2)))

        assert ends == ["job-1", "unknown"]
