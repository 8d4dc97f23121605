"""What S3 promises: an object is whole or absent, and never replaced. Tried with a real server."""

import hashlib
import io
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from botocore.stub import Stubber  # type: ignore[import-untyped]

from reelkit._objects.s3 import ATTEMPTS, LARGEST, S3
from reelkit._objects.stores import Stored, StoreFailed
from reelkit._objects.urls import ObjectName
from tests.s3 import KEYS, Server

pytestmark = pytest.mark.slow  # the server takes 4 s to start

FILM = bytes(range(256)) * 4000


def facts(body: bytes) -> Stored:
    return Stored(len(body), hashlib.sha256(body).hexdigest())


def test_a_new_object_is_written_with_its_hash(s3: Server, bucket: str) -> None:
    """What was written is there, and says what it is."""
    name = ObjectName("s3", bucket, "videos/fox.mp4")
    store = S3()

    assert store.head(name) is None
    assert store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))
    assert store.head(name) == facts(FILM)
    assert s3.objects(bucket) == {"videos/fox.mp4": FILM}


def test_an_object_is_not_replaced(s3: Server, bucket: str) -> None:
    """The second one learns that there is one, and the first one stays."""
    name = ObjectName("s3", bucket, "fox.mp4")
    store = S3()
    store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))

    assert not store.put_if_absent(name, io.BytesIO(b"other"), facts(b"other"))

    assert s3.objects(bucket) == {"fox.mp4": FILM}


def test_a_body_with_another_hash_leaves_no_object(s3: Server, bucket: str) -> None:
    """The server compares, so that a byte that changed on the way is found."""
    with pytest.raises(StoreFailed, match="the store returned 400 "):
        S3().put_if_absent(ObjectName("s3", bucket, "fox.mp4"), io.BytesIO(FILM[::-1]), facts(FILM))

    assert s3.objects(bucket) == {}


def test_of_many_writers_one_wins(s3: Server, bucket: str) -> None:
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
    assert s3.objects(bucket) == {"fox.mp4": bodies[won.index(True)]}


def test_an_object_that_others_wrote_has_no_hash(s3: Server, bucket: str) -> None:
    """An ETag is none, and is not taken for one."""
    s3.client.put_object(Bucket=bucket, Key="fox.mp4", Body=FILM)

    assert S3().head(ObjectName("s3", bucket, "fox.mp4")) == Stored(len(FILM), None)


def test_a_missing_bucket_is_named(s3: Server) -> None:
    """Before anything is bought."""
    with pytest.raises(StoreFailed, match="there is no such bucket"):
        S3().check_bucket("no-such-bucket")


@pytest.mark.parametrize("name", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
def test_rejected_credentials_are_not_in_the_error(
    s3: Server, bucket: str, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The error says which permissions are needed."""
    monkeypatch.setenv(name, "swordfish")

    with pytest.raises(StoreFailed, match=r"denies access .*s3:ListBucket") as caught:
        S3().check_bucket(bucket)

    assert not [secret for secret in ("swordfish", *KEYS.values()) if secret in str(caught.value)]


@pytest.mark.parametrize("failures", [1, 4])
def test_a_writer_beside_another_one_tries_again(monkeypatch: pytest.MonkeyPatch, failures: int) -> None:
    """The other one may fail, and then there is no object; in the end it is an error."""
    for name, value in {**KEYS, "AWS_DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(name, value)
    name = ObjectName("s3", "bucket", "fox.mp4")
    store = S3()
    with Stubber(store._client) as stub:
        for _ in range(failures):
            stub.add_client_error("put_object", "ConditionalRequestConflict", http_status_code=409)
        if failures < ATTEMPTS:
            stub.add_response("put_object", {})
            assert store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))
        else:
            with pytest.raises(StoreFailed, match=r"the store returned 409 \(ConditionalRequestConflict\)"):
                store.put_if_absent(name, io.BytesIO(FILM), facts(FILM))

        stub.assert_no_pending_responses()


def test_an_object_that_is_too_large_for_one_request_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is sent; parts of an upload would stay if the process is killed."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")

    with pytest.raises(StoreFailed, match="at most"):
        S3().put_if_absent(ObjectName("s3", "bucket", "fox.mp4"), io.BytesIO(), Stored(LARGEST + 1, "0" * 64))


def test_missing_credentials_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a request to the service."""
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, "/dev/null")

    with pytest.raises(StoreFailed, match="there are no credentials"):
        S3().check_bucket("bucket")
