"""Two purchases of one key under two forms of a base URL, which become one service, keep two files."""

from pathlib import Path

import httpx
import pytest

from reelkit._journal.journal import Journal
from tests.wrapper.journals import FOX, MODEL, SERVICE
from tests.wrapper.script import Make


def two_forms(path: Path, place: str, saved: str | None = None, other_place: str | None = None) -> None:
    """Purchases "first" and "second" with one key, as an older reelkit wrote them; the video of *saved* is saved."""
    journal = Journal(path)
    for name, wanted in (("first", place), ("second", other_place or place)):
        purchase = journal.intend(SERVICE, name, FOX, f"id of {name}", MODEL, save_to=wanted)
        purchase = journal.submitted(purchase, name, None)
        if name == saved:
            Path(wanted).write_bytes(name.encode())
            journal.saved(purchase, wanted, "ab" * 32, len(name))
    upper = "UPDATE purchases SET key = 'fox', service = 'HTTPS://API.example.com' WHERE key = 'first'"
    journal._store.write(lambda connection: connection.execute(upper))
    journal._store.write(lambda connection: connection.execute("UPDATE purchases SET key = 'fox' WHERE key = 'second'"))
    journal.close()


def places(path: Path) -> dict[str | None, tuple[str, str | None]]:
    """The key and the path of each job, after the journal was opened."""
    journal = Journal(path)
    found = {purchase.job_id: (purchase.key, purchase.save_to) for purchase in journal.every(SERVICE)}
    journal.close()
    return found


def respond(request: httpx.Request) -> httpx.Response:
    """Every job is finished, and its video is its id."""
    job_id = request.url.params.get("generation_id")
    if job_id is None:
        return httpx.Response(200, content=request.url.path.encode(), headers={"content-type": "video/mp4"})
    return httpx.Response(200, json={"id": job_id, "status": "completed", "video": {"url": f"{SERVICE}/{job_id}"}})


def test_both_videos_are_saved(face: Make, tmp_path: Path) -> None:
    """`pending` saves the video of the second purchase beside that of the first one."""
    two_forms(tmp_path / "jobs.db", str(tmp_path / "fox.mp4"))
    client = face(respond, base_url=SERVICE, journal=tmp_path / "jobs.db")

    outcomes = client.do(client.client, "pending", 20)

    assert {(outcome.key, outcome.state) for outcome in outcomes} == {("fox", "ok"), ("fox.2", "ok")}
    assert (tmp_path / "fox.mp4").read_text() == "/first"
    assert (tmp_path / "fox.2.mp4").read_text() == "/second"


def test_the_new_path_is_free(tmp_path: Path) -> None:
    """Neither a file nor the path of another purchase is used."""
    place = str(tmp_path / "fox.mp4")
    journal = Journal(tmp_path / "jobs.db")
    journal.intend(SERVICE, "other", FOX, "other", MODEL, save_to=str(tmp_path / "fox.3.mp4"))
    journal.close()
    (tmp_path / "fox.2.mp4").touch()
    two_forms(tmp_path / "jobs.db", place)

    found = places(tmp_path / "jobs.db")

    assert found["first"] == ("fox", place)
    assert found["second"] == ("fox.2", str(tmp_path / "fox.4.mp4"))


@pytest.mark.parametrize(("saved", "moved"), [("first", "second"), ("second", "first")])
def test_the_path_of_a_saved_video_stays(tmp_path: Path, saved: str, moved: str) -> None:
    """Of a saved and an unfinished purchase, the unfinished one gets the new path."""
    place = str(tmp_path / "fox.mp4")
    two_forms(tmp_path / "jobs.db", place, saved)

    found = places(tmp_path / "jobs.db")

    assert found[saved][1] == place
    assert found[moved][1] == str(tmp_path / "fox.2.mp4")


def test_different_paths_stay(tmp_path: Path) -> None:
    """Only the key of the second purchase gets a number."""
    place, other = str(tmp_path / "fox.mp4"), str(tmp_path / "other.mp4")
    two_forms(tmp_path / "jobs.db", place, other_place=other)

    assert places(tmp_path / "jobs.db") == {"first": ("fox", place), "second": ("fox.2", other)}
