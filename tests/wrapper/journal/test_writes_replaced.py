"""A job that is found after its purchase was bought again has a file of its own: both are paid for."""

from pathlib import Path

import httpx
import pytest

from reelkit import SubmissionUnknown
from reelkit._journal.journal import Journal
from tests.wrapper.script import Make
from tests.wrapper.stage import V5

SERVICE = "https://api.example.com"
REQUEST = {"model": V5, "prompt": "a fox"}


class ReplacedMeanwhile:
    """Loses the response to a create. While its logs are read, another process buys the video again and saves it."""

    def __init__(self, journal: Path, place: Path) -> None:
        self.mark = ""
        self.are_readable = False
        self._journal = journal
        self._place = place

    def __call__(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if request.method == "POST":
            self.mark = request.headers["x-client-request-id"]
            raise httpx.ReadError("reset")
        if url.path == "/v2/logs" and not self.are_readable:
            return httpx.Response(403)
        if url.path == "/v2/logs":
            self._replace()
            row = {"client_request_id": self.mark, "inference_id": "job-1", "status": "succeeded"}
            return httpx.Response(200, json={"data": [row]})
        if (job := url.params.get("generation_id")) is not None:
            link = f"https://api.example.com/{job}"
            return httpx.Response(200, json={"id": job, "status": "completed", "video": {"url": link}})
        return httpx.Response(200, content=f"film of {url.path}".encode())

    def _replace(self) -> None:
        journal = Journal(self._journal)
        unknown = journal.find(SERVICE, "fox")
        assert unknown is not None
        again = journal.intend(SERVICE, "fox", REQUEST, "again", V5, save_to=str(self._place), replaces=unknown)
        journal.submitted(again, "job-2", None)
        self._place.write_text("film of /job-2")
        journal.saved(again, str(self._place), "0" * 64, 14)


@pytest.mark.parametrize("how", ["pending", "run_all"])
def test_a_job_found_after_its_purchase_was_replaced_has_a_file_of_its_own(
    face: Make, tmp_path: Path, how: str
) -> None:
    """The file of the second purchase is not replaced, and the outcome names the other file."""
    place = tmp_path / "fox.mp4"
    service = ReplacedMeanwhile(tmp_path / "jobs.db", place)
    client = face(service, journal=tmp_path / "jobs.db")
    with pytest.raises(SubmissionUnknown):
        client.do(client.client, "submit", REQUEST, key="fox", save_to=place)
    service.are_readable = True

    requests = ({"fox": REQUEST},) if how == "run_all" else ()
    options = {"save_to": tmp_path / "{key}.mp4"} if how == "run_all" else {}
    (outcome,) = client.do(client.client, how, *requests, **options)

    assert (outcome.state, outcome.saved.path) == ("ok", tmp_path / "fox.2.mp4")
    assert {path.name: path.read_text() for path in tmp_path.glob("*.mp4")} == {
        "fox.mp4": "film of /job-2",
        "fox.2.mp4": "film of /job-1",
    }
