"""The second job of one create is saved beside the first one, and never over another file."""

from pathlib import Path

import httpx
import pytest

from reelkit import ReelkitWarning
from reelkit._journal.journal import Journal
from tests.wrapper.face import Face
from tests.wrapper.journals import at, intend
from tests.wrapper.script import Make
from tests.wrapper.stage import V5

pytestmark = pytest.mark.filterwarnings("ignore::reelkit.ReelkitWarning")


@pytest.fixture
def journal(either: Journal) -> Journal:
    """Each test runs with a file and with PostgreSQL."""
    return either


class TwoOfTheFirst:
    """A service that makes two jobs of the first create and loses the response; each video names its job."""

    def __init__(self) -> None:
        self.creates = 0
        self.mark = ""

    def __call__(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if request.method == "POST":
            self.creates += 1
            if self.creates > 1:
                return httpx.Response(200, json={"id": "job-b", "status": "queued"})
            self.mark = request.headers["x-client-request-id"]
            raise httpx.ReadError("reset")
        if url.path == "/v2/logs":
            ids = ("job-x", "job-y")
            rows = [{"client_request_id": self.mark, "inference_id": job, "status": "succeeded"} for job in ids]
            return httpx.Response(200, json={"data": rows})
        if (job := url.params.get("generation_id")) is not None:
            link = f"https://api.example.com/{job}"
            return httpx.Response(200, json={"id": job, "status": "completed", "video": {"url": link}})
        return httpx.Response(200, content=f"film of {url.path}".encode())


def buy(client: Face, key: str, place: Path) -> None:
    client.do(client.client, "generate", {"model": V5, "prompt": key}, key=key, save_to=place)


def test_a_repeated_job_is_not_saved_over_a_later_purchase(face: Make, place: str, tmp_path: Path) -> None:
    """The path of the second job was taken meanwhile; each of the three videos has its own file."""
    client = face(TwoOfTheFirst(), journal=place)
    with pytest.warns(ReelkitWarning, match="several jobs"):
        buy(client, "intro", tmp_path / "clip.mp4")
    buy(client, "outro", tmp_path / "clip.2.mp4")

    (outcome,) = client.do(client.client, "pending")

    assert (outcome.key, outcome.state) == ("intro.2", "ok")
    assert {path.name: path.read_text() for path in tmp_path.glob("*.mp4")} == {
        "clip.mp4": "film of /job-x",
        "clip.2.mp4": "film of /job-b",
        "clip.3.mp4": "film of /job-y",
    }


@pytest.mark.parametrize("is_late", [False, True])
def test_a_repeated_job_is_not_saved_over_an_existing_file(
    face: Make, place: str, tmp_path: Path, is_late: bool
) -> None:
    """Whether the file existed before the create or appeared after it."""
    client = face(TwoOfTheFirst(), journal=place)
    if not is_late:
        (tmp_path / "clip.2.mp4").write_text("mine")
    buy(client, "intro", tmp_path / "clip.mp4")
    if is_late:
        (tmp_path / "clip.2.mp4").write_text("mine")

    (outcome,) = client.do(client.client, "pending")

    assert outcome.state == "ok"
    assert (tmp_path / "clip.2.mp4").read_text() == "mine"
    assert (tmp_path / "clip.3.mp4").read_text() == "film of /job-y"


def test_a_repeated_job_takes_no_path_of_another_purchase(journal: Journal, tmp_path: Path) -> None:
    """Even if no file is saved there yet."""
    intend(journal, "other", save_to=str(tmp_path / "clip.2.mp4"))
    purchase = journal.submitted(intend(journal, save_to=str(tmp_path / "clip.mp4")), "job-x", None)

    repeated = journal.repeated(purchase, "job-y", None)

    assert (repeated.key, repeated.save_to) == ("fox.3", str(tmp_path / "clip.3.mp4"))
    assert journal.with_free_place(repeated) == repeated


def test_a_path_that_the_caller_named_stays(journal: Journal, tmp_path: Path) -> None:
    """For a repeated job as for any purchase, even if a file exists there."""
    (tmp_path / "mine.mp4").write_text("old")
    purchase = journal.submitted(intend(journal, save_to=str(tmp_path / "clip.mp4")), "job-x", None)
    repeated = journal.wanted(journal.repeated(purchase, "job-y", None), str(tmp_path / "mine.mp4"))
    numbered = journal.wanted(at(journal, "submitted", "scene.2"), str(tmp_path / "mine.mp4"))

    assert journal.with_free_place(repeated).save_to == str(tmp_path / "mine.mp4")
    assert journal.with_free_place(numbered).save_to == str(tmp_path / "mine.mp4")
