"""Amazon S3, and stores with the same interface. Credentials and addresses are found as by the `aws` command."""

import base64
import contextlib
import mimetypes
from collections.abc import Iterator
from typing import IO, Any

import boto3  # type: ignore[import-untyped]
from botocore.config import Config  # type: ignore[import-untyped]
from botocore.exceptions import (  # type: ignore[import-untyped]
    BotoCoreError,
    ClientError,
    NoCredentialsError,
    PartialCredentialsError,
)

from reelkit._objects.stores import Stored, StoreFailed, status_text
from reelkit._objects.urls import ObjectName

ABSENT, DENIED, CONFLICT, THERE = 404, 403, 409, 412  # HTTP status
# One PUT may have that much. Parts of a larger object would stay, and cost money, if the process is killed.
LARGEST = 5 * 1024**3
ATTEMPTS = 4
# A server that gets no byte for so long is out of reach; the body is sent in blocks, each with this limit.
CONFIG = Config(
    connect_timeout=10,
    read_timeout=60,
    max_pool_connections=64,
    retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
)


class S3:
    """A client of S3."""

    def __init__(self) -> None:
        with _explained():
            self._client: Any = boto3.session.Session().client("s3", config=CONFIG)

    def check_bucket(self, bucket: str) -> None:
        """Raise unless the bucket is there and the credentials give access to it."""
        with _explained():
            self._client.head_bucket(Bucket=bucket)

    def head(self, name: ObjectName) -> Stored | None:
        """The object; None if there is none."""
        with _explained():
            try:
                found = self._client.head_object(Bucket=name.bucket, Key=name.key)
            except ClientError as error:
                if _status(error) == ABSENT:
                    return None
                raise
            return Stored(found["ContentLength"], found["Metadata"].get("sha256"))

    def put_if_absent(self, name: ObjectName, body: IO[bytes], facts: Stored) -> bool:
        """Write an object, whole or not at all. Returns False if there is one: it is not replaced."""
        if facts.size > LARGEST:
            raise StoreFailed(f"it has {facts.size:,} bytes, and an object that is written at once {LARGEST:,} at most")
        assert facts.sha256 is not None  # of a file that is here
        for attempt in range(ATTEMPTS):
            body.seek(0)
            with _explained():
                try:
                    self._client.put_object(
                        Bucket=name.bucket,
                        Key=name.key,
                        Body=body,
                        ContentLength=facts.size,
                        ContentType=mimetypes.guess_type(name.key)[0] or "application/octet-stream",
                        ChecksumSHA256=base64.b64encode(bytes.fromhex(facts.sha256)).decode(),
                        Metadata={"sha256": facts.sha256},
                        IfNoneMatch="*",
                    )
                except ClientError as error:
                    if _status(error) == THERE:
                        return False
                    # Another process writes the object at the same time; it may fail, and then there is none.
                    if _status(error) != CONFLICT or attempt == ATTEMPTS - 1:
                        raise
                else:
                    return True
        raise AssertionError("the last attempt returns or raises")


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Raise errors of boto3 as StoreFailed, in words of our own: theirs may have URLs with secrets in them."""
    try:
        yield
    except (NoCredentialsError, PartialCredentialsError):
        reason = "there are no credentials; give them as for the `aws` command, such as with AWS_PROFILE"
    except ClientError as error:
        reason = _explanation(_status(error), str(error.response.get("Error", {}).get("Code", "")))
    except BotoCoreError as error:
        reason = f"the store cannot be used ({type(error).__name__})"
    else:
        return
    raise StoreFailed(reason) from None


def _status(error: ClientError) -> int:
    status: int = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status


def _explanation(status: int, code: str) -> str:
    if status == DENIED:
        return (
            "the store denies access (403); the credentials need s3:ListBucket for the bucket, and s3:GetObject and "
            "s3:PutObject for its objects"
        )
    if status == ABSENT:
        return "there is no such bucket"
    return status_text(status, code)
