"""The mock behind TLS, as `reelkit run` serves it, under both event loops."""

import asyncio
import json
import socket
import ssl
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reelkit_mock import Mock
from reelkit_mock._http.server import Server, new_loop
from reelkit_run._certificates import make_credentials

pytestmark = pytest.mark.slow

HOST = "api.example.com"
REQUEST = b"GET /v1/models HTTP/1.1\r\nhost: api.example.com\r\nconnection: close\r\n\r\n"
CONNECTIONS = 200
LOOPS = {"asyncio": asyncio.new_event_loop, "uvloop": new_loop}
FAULTS: list[Any] = ["close", {"reset": "before-headers"}, {"truncate": 10}, "garbage"]


def ask_at_once(context: ssl.SSLContext, port: int) -> bytes:
    """Send the end of the handshake and a request in one write, and return the start of the response."""
    received, to_send = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = context.wrap_bio(received, to_send, server_hostname=HOST)
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        while True:
            try:
                tls.do_handshake()
                break
            except ssl.SSLWantReadError:
                connection.sendall(to_send.read())
                received.write(connection.recv(65_536))
        tls.write(REQUEST)
        connection.sendall(to_send.read())
        while True:
            try:
                return tls.read(12)
            except ssl.SSLWantReadError:
                received.write(connection.recv(65_536))


@pytest.mark.parametrize("loop", LOOPS)
def test_a_request_that_comes_with_the_end_of_the_handshake_is_read(loop: str) -> None:
    """No byte of it is lost, however soon it comes."""
    if loop == "uvloop":
        pytest.importorskip("uvloop")
    credentials = make_credentials([HOST])
    context = ssl.create_default_context(cadata=credentials.authority.decode())

    async def main() -> list[bytes]:
        server = await Server.start(Mock().handle, tls=credentials.server)
        port = int(server.base_url.rpartition(":")[2])
        try:
            return [await asyncio.to_thread(ask_at_once, context, port) for _ in range(CONNECTIONS)]
        finally:
            await server.stop()

    with asyncio.Runner(loop_factory=LOOPS[loop]) as runner:
        assert runner.run(main()) == [b"HTTP/1.1 200"] * CONNECTIONS


@pytest.mark.parametrize("loop", LOOPS)
def test_a_wire_fault_is_the_same_through_tls(loop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """curl ends with the same exit codes as against a plain server."""
    if loop == "uvloop":
        pytest.importorskip("uvloop")
    else:  # a module that cannot be imported stands before uvloop
        (tmp_path / "uvloop.py").write_text("raise ImportError")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    scenario = tmp_path / "scenario.json"
    scenario.write_text(json.dumps({"faults": [{"what": fault} for fault in FAULTS]}))
    script = f"for fault in {' '.join('0' * len(FAULTS))}; do curl -sS -m 20 -o /dev/null $0/v1/models; echo $?; done"
    asked = ("sh", "-c", script)

    with Mock.from_file(scenario).serve() as server:
        plain = subprocess.run([*asked, server.base_url], capture_output=True, text=True, check=False)
    command = [sys.executable, "-m", "reelkit", "run", "--scenario", str(scenario), "--", *asked]
    through = subprocess.run(
        [*command, "https://api.aimlapi.com"], capture_output=True, text=True, timeout=90, check=False
    )

    assert "0" not in plain.stdout.split()
    assert through.stdout == plain.stdout, through.stderr
