"""What every store promises: an object is whole or absent, and never replaced. Tried with a real server of each."""

import hashlib
import io
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from reelkit import Client, DownloadFailed, InvalidRequest
from reelkit._objects.stores import STORES, Objects, Stored, StoreFailed
from reelkit._objects.urls import ObjectName
from reelkit_mock import Mock
from tests import s3
from tests.azurite import server as azurite
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX

pytestmark = pytest.mark.slow  # each server takes some seconds to start

FILM = bytes(range(256)) * 40_000  # more than one block
Server = s3.Server | azurite.Server


@pytest.fixture(scope="module")
def azurite_server() -> Iterator[azurite.Server]:
    """A server of Azure Blob Storage."""
    with azurite.running_server() as running:
        yield running


@pytest.fixture(params=["s3", "az"])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of either kind, in the environment where it is looked for."""
    running: Server = request.getfixturevalue("s3_server" if request.param == "s3" else "azurite_server")
    for name, value in running.environment.items():
        monkeypatch.setenv(name, value)
    STORES.reset()
    yield running
    STORES.reset()


@pytest.fixture
def name(kept: Server) -> ObjectName:
    """The name of an object that does not exist, in an empty bucket."""
    return ObjectName(kept.scheme, kept.bucket(), "videos/fox.mp4")


@pytest.fixture
def store(name: ObjectName) -> Objects:
    """The store under test."""
    return STORES.of(name)


def facts(body: bytes) -> Stored:
    return Stored(len(body), hashlib.sha256(body).hexdigest())


def test_a_new_object_is_written_with_its_hash(kept: Server, store: Objects, name: ObjectName) -> None:
    """What was written is there, and says what it is."""
    assert store.head(name) is None
    assert store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))
    assert store.head(name) == facts(FILM)
    assert kept.objects(name.bucket) == {"videos/fox.mp4": FILM}


def test_an_object_is_not_replaced(kept: Server, store: Objects, name: ObjectName) -> None:
    """The second one learns that there is one, and the first one stays."""
    store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))

    assert not store.put_if_absent(name, io.BytesIO(b"other"), facts(b"other"))

    assert kept.objects(name.bucket) == {"videos/fox.mp4": FILM}


def test_a_body_with_another_hash_leaves_no_object(kept: Server, store: Objects, name: ObjectName) -> None:
    """A byte that changed on the way is found."""
    with pytest.raises(StoreFailed, match=r"the store returned 400 |has changed on the disk"):
        store.put_if_absent(name, io.BytesIO(FILM[::-1]), facts(FILM))

    assert kept.objects(name.bucket) == {}
    assert store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))


def test_of_many_writers_one_wins(kept: Server, store: Objects, name: ObjectName) -> None:
    """Each of the others learns that there is an object, and no bytes of theirs are in it."""
    bodies = [bytes([number]) * 50_000 for number in range(8)]
    began = threading.Barrier(len(bodies))

    def write(body: bytes) -> bool:
        began.wait(30)
        return store.put_if_absent(name, io.BytesIO(body), facts(body))

    with ThreadPoolExecutor(len(bodies)) as threads:
        won = [*threads.map(write, bodies)]

    assert won.count(True) == 1
    assert kept.objects(name.bucket) == {name.key: bodies[won.index(True)]}


def test_an_object_that_others_wrote_has_no_hash(kept: Server, store: Objects, name: ObjectName) -> None:
    """An ETag is none, and is not taken for one."""
    kept.put(name.bucket, name.key, FILM)

    assert store.head(name) == Stored(len(FILM), None)


def test_a_missing_bucket_is_named(store: Objects) -> None:
    """Before anything is bought."""
    with pytest.raises(StoreFailed, match=r"there is no such (bucket|container)"):
        store.check_bucket("no-such-bucket")


def test_rejected_credentials_are_not_in_the_error(
    kept: Server, name: ObjectName, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says which permissions are needed."""
    for variable, value in kept.wrong_environment.items():
        monkeypatch.setenv(variable, value)
    STORES.reset()

    with pytest.raises(StoreFailed, match=r"the store denies access.*the credentials need") as caught:
        STORES.of(name).check_bucket(name.bucket)

    secrets = [*kept.wrong_environment.values(), *kept.secrets]
    assert not [secret for secret in secrets if secret in str(caught.value)]


def test_a_video_is_saved_once_and_bought_once(kept: Server, name: ObjectName, tmp_path: Any) -> None:
    """An object that is there is refused before another purchase, and found again for the same one."""
    mock, url = Mock(clock="looks:1"), str(name)
    with Client(KEY, base_url="https://api.example.com", transport=mock.transport(), journal=tmp_path / "db") as client:
        saved = client.generate(FOX, key="fox", save_to=url)
        again = client.generate(FOX, key="fox", save_to=url)
        with pytest.raises(InvalidRequest, match="exists already"):
            client.generate(FOX, key="next", save_to=url)
        with pytest.raises(DownloadFailed, match=r"no such .*nothing was bought"):
            client.generate(FOX, key="next", save_to=f"{name.scheme}://no-such-bucket/fox.mp4")

    assert saved == again
    assert saved.sha256 == facts(kept.objects(name.bucket)[name.key]).sha256
    assert len(mock.ledger) == 1
