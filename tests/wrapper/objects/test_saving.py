"""Videos saved to objects, by both clients: bought once, whole or absent, and never in place of another object."""

import hashlib
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import DownloadFailed, InvalidRequest
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import Purchase
from reelkit_mock import Mock
from tests.s3 import KEYS, Server
from tests.wrapper.cdn import FILM, Cdn, saving
from tests.wrapper.script import FOX, Make

pytestmark = pytest.mark.slow  # the server takes 4 s to start


@pytest.fixture
def mock() -> Mock:
    return Mock(clock="looks:1")


def parts(cache: Path) -> list[Path]:
    """Partial files that were left."""
    return [*cache.rglob("*.part")]


def purchases(folder: Path) -> list[Purchase]:
    journal = Journal(folder / "jobs.db")
    found = [*journal.every()]
    journal.close()
    return found


def test_a_video_is_saved_to_an_object(
    face: Make, mock: Mock, s3: Server, bucket: str, tmp_path: Path, cache: Path
) -> None:
    """The journal has its URL, its size and its hash; saving again looks at the object and sends nothing else."""
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    url = f"s3://{bucket}/videos/fox.mp4"

    saved = client.do(client.client, "generate", FOX, key="fox", save_to=url)
    calls = len(mock.calls)
    again = client.do(client.client, "generate", FOX, key="fox", save_to=url)

    (body,) = s3.objects(bucket).values()
    assert saved == again == (url, len(body), hashlib.sha256(body).hexdigest())
    (purchase,) = purchases(tmp_path)
    assert (purchase.state, purchase.save_to, purchase.path) == ("saved", url, url)
    assert (purchase.size, purchase.sha256) == saved[1:]
    assert len(mock.calls) == calls
    assert len(mock.ledger) == 1
    assert parts(cache) == []
    assert not [secret for secret in KEYS.values() if secret.encode() in (tmp_path / "jobs.db").read_bytes()]


def test_a_video_is_saved_without_a_journal(face: Make, mock: Mock, s3: Server, bucket: str) -> None:
    """As to a file."""
    client = face(transport=mock.transport())

    saved = client.do(client.client, "generate", FOX, save_to=f"s3://{bucket}/fox.mp4")

    assert [*s3.objects(bucket)] == ["fox.mp4"]
    assert saved.path == f"s3://{bucket}/fox.mp4"


@pytest.mark.parametrize("journal", ["jobs.db", None])
def test_an_object_that_exists_is_refused_before_anything_is_bought(
    face: Make, mock: Mock, s3: Server, bucket: str, tmp_path: Path, journal: str | None
) -> None:
    """The video could not be saved there."""
    s3.put(bucket, "fox.mp4", b"other")
    client = face(transport=mock.transport(), journal=tmp_path / journal if journal else None)

    with pytest.raises(InvalidRequest, match=r"exists already, .* nothing was bought"):
        client.do(client.client, "generate", FOX, save_to=f"s3://{bucket}/fox.mp4")

    assert mock.ledger == []


def test_a_missing_bucket_is_refused_before_anything_is_bought(
    face: Make, mock: Mock, s3: Server, tmp_path: Path
) -> None:
    """With a journal nothing is written to it."""
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    with pytest.raises(DownloadFailed, match="there is no such bucket; nothing was bought"):
        client.do(client.client, "generate", FOX, save_to="s3://no-such-bucket/fox.mp4")

    assert mock.ledger == []
    assert purchases(tmp_path) == []


def test_a_name_that_another_object_took_after_the_purchase_is_an_error(
    face: Make, mock: Mock, s3: Server, bucket: str, tmp_path: Path, cache: Path
) -> None:
    """The other object stays. The video is saved elsewhere, or there once the other object is gone."""
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    url = f"s3://{bucket}/fox.mp4"
    client.do(client.client, "submit", FOX, key="fox", save_to=url)
    s3.put(bucket, "fox.mp4", b"other")

    (refused,) = client.do(client.client, "pending")
    kept = s3.objects(bucket)
    s3.client.delete_object(Bucket=bucket, Key="fox.mp4")
    (outcome,) = client.do(client.client, "pending")

    assert "another object has this name" in str(refused.error)
    assert refused.error.token is not None
    assert kept == {"fox.mp4": b"other"}
    assert outcome.saved.path == url
    assert outcome.saved.size == len(s3.objects(bucket)["fox.mp4"])
    assert len(mock.ledger) == 1
    assert parts(cache) == []


@pytest.mark.parametrize("change", ["deleted", "changed"])
def test_an_object_that_is_no_longer_what_was_saved_is_not_taken_for_it(
    face: Make, mock: Mock, s3: Server, bucket: str, tmp_path: Path, change: str
) -> None:
    """One that is gone is written again, and one that has changed is reported."""
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    url = f"s3://{bucket}/fox.mp4"
    saved = client.do(client.client, "generate", FOX, key="fox", save_to=url)
    s3.client.delete_object(Bucket=bucket, Key="fox.mp4")
    if change == "changed":
        s3.put(bucket, "fox.mp4", b"other")

    if change == "deleted":
        assert client.do(client.client, "generate", FOX, key="fox", save_to=url) == saved
    else:
        with pytest.raises(DownloadFailed, match=r"another object has this name.*or copy it from (.*)") as raised:
            client.do(client.client, "generate", FOX, key="fox", save_to=url)
        kept = Path(str(raised.value).partition("copy it from ")[2].split("\n")[0])
        assert hashlib.sha256(kept.read_bytes()).hexdigest() == saved.sha256

    assert len(mock.ledger) == 1


def test_the_videos_of_a_batch_are_saved_to_objects(
    face: Make, mock: Mock, s3: Server, bucket: str, tmp_path: Path
) -> None:
    """An object that exists costs its line alone, and nothing is bought for it."""
    s3.put(bucket, "out/b.mp4", b"other")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    requests = [(key, FOX) for key in "abc"]

    outcomes = client.do(client.client, "run_all", requests, save_to=f"s3://{bucket}/out/{{key}}.mp4")

    assert {outcome.key: outcome.state for outcome in outcomes} == {"a": "ok", "b": "error", "c": "ok"}
    objects = s3.objects(bucket)
    assert objects.keys() == {"out/a.mp4", "out/b.mp4", "out/c.mp4"}
    assert objects["out/b.mp4"] == b"other"
    assert len(mock.ledger) == 2


def test_an_interrupted_download_is_resumed_and_its_object_is_whole(
    face: Make, s3: Server, bucket: str, cache: Path
) -> None:
    """What has arrived is on this machine, and no half object is seen by others."""
    cdn = Cdn(30_000, 50_000)
    seen: list[dict[str, bytes]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(s3.objects(bucket))
        return cdn(request)

    saved: Any = saving(face, answer, f"s3://{bucket}/fox.mp4")  # type: ignore[arg-type]

    assert s3.objects(bucket) == {"fox.mp4": FILM}
    assert saved.size == len(FILM)
    assert not any(seen)
    assert [request.headers.get("range") is not None for request in cdn.requests] == [False, True, True]
    assert parts(cache) == []


def test_partial_files_of_a_killed_process_are_deleted_after_a_day(
    face: Make, mock: Mock, bucket: str, cache: Path
) -> None:
    """The purchase may be finished by another machine, which does not have them."""
    folder = cache / "uploads"
    folder.mkdir(parents=True)
    for name in ("old", "new"):
        (folder / f".reelkit-{name}.part").write_bytes(b"half")
    os.utime(folder / ".reelkit-old.part", (0, 0))
    client = face(transport=mock.transport())

    client.do(client.client, "generate", FOX, save_to=f"s3://{bucket}/fox.mp4")

    assert [path.name for path in parts(cache)] == [".reelkit-new.part"]
