"""A server of Azure Blob Storage for tests, from npm: Azurite, in memory and on loopback."""

import contextlib
import itertools
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from azure.storage.blob import BlobServiceClient

from tests.npm_package import installed

LOCKED = Path(__file__).parent
SCRIPT = Path("node_modules", "azurite", "dist", "src", "blob", "main.js")
LIMIT = 60  # seconds
ACCOUNT, KEY = "reelkittests", "YS1zZWNyZXQtb2YtdGhlLXRlc3Rz"


class Server:
    """A running server. Each `bucket` is a new container."""

    scheme = "az"
    secrets = (KEY,)

    def __init__(self, port: int) -> None:
        url = f"http://127.0.0.1:{port}/{ACCOUNT}"
        text = f"DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={KEY};BlobEndpoint={url};"
        self.environment = {"AZURE_STORAGE_CONNECTION_STRING": text}
        self.wrong_environment = {"AZURE_STORAGE_CONNECTION_STRING": text.replace(KEY, "c3dvcmRmaXNo")}
        self.client = BlobServiceClient.from_connection_string(text)
        self._numbers = itertools.count(1)

    def bucket(self) -> str:
        """The name of an empty container."""
        name = f"container-{next(self._numbers)}"
        self.client.create_container(name)
        return name

    def put(self, bucket: str, key: str, body: bytes) -> None:
        """Write an object as others do."""
        self.client.get_blob_client(bucket, key).upload_blob(body, overwrite=True)

    def objects(self, bucket: str) -> dict[str, bytes]:
        """Every object of a container."""
        container = self.client.get_container_client(bucket)
        return {name: container.download_blob(name).readall() for name in container.list_blob_names()}


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """A server without containers, which ends with the block. Skips the test if it cannot be installed."""
    if (node := shutil.which("node")) is None:
        pytest.skip("needs Node, to run azurite")
    script = installed(LOCKED, SCRIPT)
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    options = ["--blobHost", "127.0.0.1", "--blobPort", str(port)]
    options += ["--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent"]
    process = subprocess.Popen(
        [node, str(script), *options],
        env={**os.environ, "AZURITE_ACCOUNTS": f"{ACCOUNT}:{KEY}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + LIMIT
        while True:
            assert process.poll() is None
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < end
            time.sleep(0.05)
        yield Server(port)
    finally:
        process.kill()
        process.wait()
