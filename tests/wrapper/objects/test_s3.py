"""What S3 promises: an object is whole or absent, and never replaced. Tried with a real server."""

import hashlib
import io
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from reelkit._objects.s3 import S3
from reelkit._objects.stores import Stored, StoreFailed
from reelkit._objects.urls import ObjectName
from tests.s3 import KEYS, Server

pytestmark = pytest.mark.slow  # the server takes 4 s to start

FILM = bytes(range(256)) * 4000


def facts(body: bytes) -> Stored:
    return Stored(len(body), hashlib.sha256(body).hexdigest())


def test_a_new_object_is_written_with_its_hash(found: Server, bucket: str) -> None:
    """What was written is there, and says what it is."""
    name = ObjectName("s3", bucket, "videos/fox.mp4")
    store = S3()

    assert store.head(name) is None
    assert store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))
    assert store.head(name) == facts(FILM)
    assert found.objects(bucket) == {"videos/fox.mp4": FILM}


def test_an_object_is_not_replaced(found: Server, bucket: str) -> None:
    """The second one learns that there is one, and the first one stays."""
    name = ObjectName("s3", bucket, "fox.mp4")
    store = S3()
    store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))

    assert not store.put_if_absent(name, io.BytesIO(b"other"), facts(b"other"))

    assert found.objects(bucket) == {"fox.mp4": FILM}


def test_a_body_with_another_hash_leaves_no_object(found: Server, bucket: str) -> None:
    """The server compares, so that a byte that changed on the way is found."""
    with pytest.raises(StoreFailed, match="the store returned 400 "):
        S3().put_if_absent(ObjectName("s3", bucket, "fox.mp4"), io.BytesIO(FILM[::-1]), facts(FILM))

    assert found.objects(bucket) == {}


def test_of_many_writers_one_wins(found: Server, bucket: str) -> None:
    """Each of the others learns that there is an object."""
    name = ObjectName("s3", bucket, "fox.mp4")
    store = S3()
    bodies = [bytes([number]) * 50_000 for number in range(8)]
    began = threading.Barrier(len(bodies))

    def write(body: bytes) -> bool:
        began.wait(30)
        return store.put_if_absent(name, io.BytesIO(body), facts(body))

    with ThreadPoolExecutor(len(bodies)) as threads:
        won = [*threads.map(write, bodies)]

    assert won.count(True) == 1
    assert found.objects(bucket) == {"fox.mp4": bodies[won.index(True)]}


def test_an_object_that_others_wrote_has_no_hash(found: Server, bucket: str) -> None:
    """An ETag is none, and is not taken for one."""
    found.client.put_object(Bucket=bucket, Key="fox.mp4", Body=FILM)

    assert S3().head(ObjectName("s3", bucket, "fox.mp4")) == Stored(len(FILM), None)


def test_a_missing_bucket_is_named(found: Server) -> None:
    """Before anything is bought."""
    with pytest.raises(StoreFailed, match="there is no such bucket"):
        S3().check_bucket("no-such-bucket")


@pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
def test_rejected_credentials_are_not_in_the_error(
    found: Server, bucket: str, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The error says which permissions are needed."""
    monkeypatch.setenv(name, "swordfish")

    with pytest.raises(StoreFailed, match=r"denies access .*s3:ListBucket") as caught:
        S3().check_bucket(bucket)

    assert not [secret for secret in ("swordfish", *KEYS.values()) if secret in str(caught.value)]
