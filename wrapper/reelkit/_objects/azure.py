"""Azure Blob Storage, where a bucket is a container. Credentials are found where the `az` command finds them."""

import contextlib
import hashlib
import mimetypes
import os
from collections.abc import Iterator
from typing import IO, Any

from azure.core import MatchConditions
from azure.core.exceptions import AzureError, ClientAuthenticationError, HttpResponseError, ResourceNotFoundError
from azure.identity import DefaultAzureCredential
from azure.storage.blob import BlobBlock, BlobServiceClient, ContentSettings

from reelkit._objects.stores import CHANGED, Stored, StoreFailed, status_text
from reelkit._objects.urls import ObjectName

BLOCK = 4 * 1024**2  # bytes; one block is in memory at a time
DENIED, ABSENT, CONFLICT, CONDITION = 403, 404, 409, 412  # HTTP status
OPTIONS: dict[str, Any] = {
    "connection_timeout": 10,
    "read_timeout": 60,
    "retry_total": 3,
    "initial_backoff": 1,  # seconds; by default the waits take 88 s in all
    "increment_base": 2,
    "random_jitter_range": 1,
}


class Azure:
    """A client of the account in AZURE_STORAGE_ACCOUNT or AZURE_STORAGE_CONNECTION_STRING."""

    def __init__(self) -> None:
        with _explained():
            self._client = _client()

    def check_bucket(self, bucket: str) -> None:
        """Raise unless the container is there and the credentials give access to it."""
        with _explained():
            self._client.get_container_client(bucket).get_container_properties()

    def head(self, name: ObjectName) -> Stored | None:
        """The object; None if there is none."""
        with _explained():
            try:
                found = self._client.get_blob_client(name.bucket, name.key).get_blob_properties()
            except ResourceNotFoundError:
                return None
            return Stored(found.size, (found.metadata or {}).get("sha256"))

    def put_if_absent(self, name: ObjectName, body: IO[bytes], facts: Stored) -> bool:
        """Write an object, whole or not at all. Returns False if there is one: it is not replaced.

        The blocks have names of their own, so that those of another process for the same object are not mixed with
        them. Blocks of a process that is killed are no object, and Azure deletes them after a week.
        """
        digest, blocks = hashlib.sha256(), list[BlobBlock]()
        prefix = os.urandom(8).hex()
        with _explained():
            blob = self._client.get_blob_client(name.bucket, name.key)
            body.seek(0)
            while block := body.read(BLOCK):
                digest.update(block)
                blocks.append(BlobBlock(f"{prefix}{len(blocks):08}"))
                blob.stage_block(blocks[-1].id, block, length=len(block), validate_content=True)
            if digest.hexdigest() != facts.sha256:
                raise StoreFailed(CHANGED)
            try:
                blob.commit_block_list(
                    blocks,
                    content_settings=ContentSettings(content_type=mimetypes.guess_type(name.key)[0]),
                    metadata={"sha256": facts.sha256},
                    match_condition=MatchConditions.IfMissing,
                )
            except HttpResponseError as error:
                if error.status_code in (CONFLICT, CONDITION):
                    return False
                raise
        return True


def _client() -> BlobServiceClient:
    variables = {name: os.environ.get(f"AZURE_STORAGE_{name}") for name in ("ACCOUNT", "KEY", "SAS_TOKEN")}
    if text := os.environ.get("AZURE_STORAGE_CONNECTION_STRING"):
        try:
            return BlobServiceClient.from_connection_string(text, **OPTIONS)
        except ValueError:  # its text may have the key
            raise StoreFailed("AZURE_STORAGE_CONNECTION_STRING is not a connection string") from None
    if not variables["ACCOUNT"]:
        raise StoreFailed("the account is unknown; set AZURE_STORAGE_ACCOUNT or AZURE_STORAGE_CONNECTION_STRING")
    credential = variables["KEY"] or variables["SAS_TOKEN"] or DefaultAzureCredential()
    url = f"https://{variables['ACCOUNT']}.blob.core.windows.net"
    return BlobServiceClient(url, credential=credential, **OPTIONS)


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Raise errors of the library as StoreFailed, in words of our own: theirs may have URLs with secrets in them."""
    try:
        yield
    except HttpResponseError as error:
        if isinstance(error, ClientAuthenticationError) or error.status_code == DENIED:
            reason = "the store denies access; the credentials need the role Storage Blob Data Contributor"
        elif error.status_code == ABSENT:
            reason = "there is no such container"
        else:
            code = getattr(error, "error_code", None)  # an enumeration, or a text that it does not have
            reason = status_text(error.status_code or 0, str(getattr(code, "value", code)))
    except AzureError as error:
        reason = f"the store cannot be used ({type(error).__name__})"
    else:
        return
    raise StoreFailed(reason) from None
