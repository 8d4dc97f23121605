"""What is particular to S3: conflicts, the largest object and missing credentials."""

import hashlib
import io

import pytest
from botocore.stub import Stubber  # type: ignore[import-untyped]

from reelkit._objects.s3 import ATTEMPTS, LARGEST, S3
from reelkit._objects.stores import Stored, StoreFailed
from reelkit._objects.urls import ObjectName
from tests.s3 import KEYS

FILM = b"a film"
FACTS = Stored(len(FILM), hashlib.sha256(FILM).hexdigest())


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
            assert store.put_if_absent(name, io.BytesIO(FILM), FACTS)
        else:
            with pytest.raises(StoreFailed, match=r"the store returned 409 \(ConditionalRequestConflict\)"):
                store.put_if_absent(name, io.BytesIO(FILM), FACTS)

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
