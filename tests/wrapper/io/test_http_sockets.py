"""Faults that only a real socket can produce."""

import socket
import time
from pathlib import Path

import pytest

from reelkit import ServerFailed, SubmissionUnknown, WaitTimeout
from tests.loopback import hangs
from tests.wrapper.script import DONE, FOX, Make, on_every_transport
from tests.wrapper.sockets import Service, closes, dribbles, reset, says
from tests.wrapper.stage import LINK, V5

pytestmark = on_every_transport

SOCKET_FAULTS = {
    "a reset before headers": reset(),
    "a reset within headers": reset(b"HTTP/1.1 200 OK\r\ncontent-le"),
    "a reset after headers": reset(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n"),
    "a reset within the body": reset(b'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id"'),
    "a close without a word": closes(),
    "a torn body": closes(b'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id"'),
    "no HTTP at all": closes(b"SSH-2.0-OpenSSH\r\n"),
    "torn compression": closes(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc"),
    "a server that hangs": hangs,
    "a server that dribbles": dribbles,
}


@pytest.mark.every_python
@pytest.mark.parametrize("fault", SOCKET_FAULTS)
def test_a_wait_continues_after_each_fault_of_a_socket(face: Make, service: Service, fault: str) -> None:
    """No request exceeds its timeout."""
    service.script = [SOCKET_FAULTS[fault], SOCKET_FAULTS[fault], says(DONE)]
    client = face(base_url=service.url, request_timeout=0.3)

    start = time.monotonic()
    video = client.do(client.client.attach("x:y/z", V5), "result")

    assert video.url == LINK
    assert time.monotonic() - start < 5


def test_a_service_that_refuses_connections_ends_a_wait_at_its_deadline(face: Make) -> None:
    """A create fails with ServerFailed."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    client = face(base_url=f"http://127.0.0.1:{port}")

    with pytest.raises(WaitTimeout, match="ConnectError"):
        client.do(client.client.attach("x:y/z", V5), "result", deadline=60)
    with pytest.raises(ServerFailed, match="cannot be reached: ConnectError"):
        client.submit(FOX)


LOSSES = {name: fault for name, fault in SOCKET_FAULTS.items() if name != "a server that hangs"}


@pytest.mark.every_python
@pytest.mark.parametrize("fault", [*LOSSES, "a server that hangs"])
def test_a_create_lost_on_a_socket_is_one_post(face: Make, service: Service, fault: str) -> None:
    """Whatever happens to its response."""
    service.script = [SOCKET_FAULTS[fault]]
    client = face(base_url=service.url, request_timeout=0.3, deadline=3.0)

    with pytest.raises(SubmissionUnknown, match="it is unknown whether the job was created"):
        client.submit(FOX)

    assert [request.partition(b" ")[0] for request in service.requests].count(b"POST") == 1


def test_an_incomplete_response_may_still_have_the_id(face: Make, service: Service) -> None:
    """Newer servers repeat it in a header."""
    service.script = [closes(b'HTTP/1.1 200 OK\r\nx-inference-id: job-1\r\ncontent-length: 100\r\n\r\n{"id"')]
    client = face(base_url=service.url)

    assert client.submit(FOX).id == "job-1"


@pytest.mark.parametrize("path", ["/a%2Fb/../c.mp4?x=%2B|y", "/./a.mp4", "//a.mp4", '/a.mp4?sig=a%3D"b"'])
def test_a_link_is_sent_byte_for_byte(face: Make, service: Service, tmp_path: Path, path: str) -> None:
    """Nothing is folded, decoded or quoted."""
    service.script = [says(DONE | {"video": {"url": service.url + path}}), says(b"film")]
    client = face(base_url=service.url)
    video = client.do(client.client.attach("x:y/z", V5), "result")

    client.do(video, "save", tmp_path / "fox.mp4")

    assert service.requests[-1].split(b" ")[1] == path.encode()
