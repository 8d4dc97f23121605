"""The hosts to which a client connects for a file: a link must not lead to an internal machine."""

import ipaddress
import socket
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import DownloadFailed, ReelkitError
from reelkit._client.async_job import AsyncVideo
from reelkit._client.video import Video
from reelkit._io import allowed_hosts
from reelkit._io.allowed_hosts import Destinations, is_public, literal
from reelkit._protocol.answer import Link
from tests.loopback import Handler, read_request, server
from tests.wrapper.cdn import FILM, saving
from tests.wrapper.face import KEY
from tests.wrapper.script import DONE, Make, Script
from tests.wrapper.sockets import Service, says
from tests.wrapper.stage import V5

INSIDE = [
    *("127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254"),
    *("100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "203.0.113.7", "224.0.0.1", "255.255.255.255"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::808:808"),
    *("2001::1", "100::1", "5f00::1", "2606:4700::1111%1"),
]
OUTSIDE = ["1.1.1.1", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("address", INSIDE)
def test_an_internal_address_is_not_public(address: str) -> None:
    """Even if an IPv4 address is written within an IPv6 address."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    """Even through NAT64, by which some networks reach IPv4."""
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "127.0.0.1.", "0x7f000001"]
)
def test_an_ipv4_address_is_recognised_in_any_notation(host: str) -> None:
    """Resolvers accept all of them."""
    assert str(literal(host)) == "127.0.0.1"


LOCAL_LINKS = [
    *("http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://localhost/", "http://LOCALHOST./"),
    *("http://a.localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data"),
    *("http://0.0.0.0/", "https://10.0.0.1:8443/x", "http://127.0.0.1./"),
]


@pytest.mark.parametrize("link", LOCAL_LINKS)
@pytest.mark.parametrize("is_redirected", [False, True])
def test_a_link_to_an_internal_address_is_refused(face: Make, tmp_path: Path, link: str, is_redirected: bool) -> None:
    """With a transport of the caller or a proxy as well; it is not retried."""
    away = Script(DONE, says_location(link), httpx.Response(200, content=FILM))
    script = away if is_redirected else Script(DONE | {"video": {"url": link}}, httpx.Response(200, content=FILM))

    with pytest.raises(DownloadFailed, match=r"the link leads to .*not a public address.*allow_hosts=\('") as caught:
        saving(face, script, tmp_path / "fox.mp4")

    assert len(script.requests) == (2 if is_redirected else 1)
    assert caught.value.job_id == "x:y/z"
    assert caught.value.url == link
    assert list(tmp_path.iterdir()) == []


def says_location(link: str) -> Any:
    return httpx.Response(302, headers={"location": link})


class Names:
    """A resolver that knows a few names, and records the names that were resolved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **names: list[str]) -> None:
        self.names = {name.replace("_", ".").rstrip("."): addresses for name, addresses in names.items()}
        self.asked: list[str] = []
        self._real = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self)

    def __call__(self, host: Any, port: Any, *more: Any, **named: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if literal(name) is None:
            self.asked.append(name)
        if name not in self.names:
            if literal(name) is None:
                raise socket.gaierror(-2, "Name or service not known")
            return self._real(host, port, *more, **named)
        kind = named.get("type", socket.SOCK_STREAM)
        return [(socket.AF_INET, kind, 6, "", (one, port)) for one in self.names[name]]


def receiving(face: Make, place: Path, link: str, base_url: str, **options: Any) -> Any:
    """Save the video of a link over real sockets, without a fetch of its job."""
    client = face(base_url=base_url, **options)
    job = client.client.attach("x:y/z", V5)
    kind = Video if type(client.client).__name__ == "Client" else AsyncVideo
    core, driver = client.client._core, client.client._driver
    return client.do(kind(core, driver, job._state, Link(link, None, None, None, None, {})), "save", place)


def test_a_host_name_that_resolves_to_this_machine_is_refused(
    face: Make, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is resolved, and no connection is opened."""
    Names(monkeypatch, cdn_example=["127.0.0.1"])
    service.script = [says(FILM)]
    port = service.url.rpartition(":")[2]

    with pytest.raises(DownloadFailed, match=r"cdn.example \(127.0.0.1\), which is not a public address"):
        receiving(face, tmp_path / "fox.mp4", f"http://cdn.example:{port}/", "http://service.example")

    assert service.requests == []


@pytest.mark.parametrize(
    ("base", "options"),
    [
        ("http://service.example", {"allow_hosts": ("CDN.example.",)}),
        ("http://service.example", {"allow_hosts": ["127.0.0.1"]}),
        ("http://cdn.example", {}),
        ("http://inside.example", {}),
        ("http://192.168.7.7:8000", {}),
        ("http://localhost", {}),
    ],
)
def test_an_allowed_host_is_connected_to(
    face: Make, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: str, options: dict[str, Any]
) -> None:
    """By name or address, the host of the service, and any host if the service is not public."""
    Names(monkeypatch, cdn_example=["127.0.0.1"], service_example=["1.1.1.1"], inside_example=["10.9.8.7"])
    service.script = [says(FILM)]
    port = service.url.rpartition(":")[2]

    saved = receiving(face, tmp_path / "fox.mp4", f"http://cdn.example:{port}/", base, **options)

    assert saved.path.read_bytes() == FILM


def test_the_environment_can_allow_hosts(
    face: Make, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With REELKIT_ALLOW_HOSTS."""
    monkeypatch.setenv("REELKIT_ALLOW_HOSTS", "other.example, 127.0.0.1")
    service.script = [says(FILM)]

    assert receiving(face, tmp_path / "fox.mp4", service.url, "http://service.example").size == len(FILM)


@pytest.mark.parametrize("hosts", ["media.internal", 5, ("http://a",), ("a:80",), ("",), (None,), ("a/b",)])
def test_an_invalid_allow_hosts_is_refused(face: Make, hosts: Any) -> None:
    """By the constructor."""
    with pytest.raises(ReelkitError, match="allow_hosts"):
        face(allow_hosts=hosts)


def test_the_client_connects_to_the_address_that_it_checked(
    face: Make, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is looked up once: the next time, it could mean this machine."""
    monkeypatch.setattr(
        allowed_hosts, "NOT_PUBLIC", (ipaddress.IPv4Network("127.0.0.2/32"),)
    )  # loopback stands for the rest
    service.script = [says(FILM)]
    port = service.url.rpartition(":")[2]
    names = Names(monkeypatch, cdn_example=["127.0.0.2", "127.0.0.1"], service_example=["1.1.1.1"])

    saved = receiving(face, tmp_path / "fox.mp4", f"http://cdn.example:{port}/", "http://service.example")

    assert saved.size == len(FILM)  # from the only one of the two addresses that is public
    assert names.asked == ["cdn.example"]


def test_an_unknown_host_raises_download_failed(face: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After five attempts."""
    Names(monkeypatch)

    with pytest.raises(DownloadFailed, match=r"ConnectError: .*5 times in a row"):
        receiving(face, tmp_path / "fox.mp4", "http://cdn.example/", "http://service.example")


def test_through_a_proxy_the_host_in_the_link_is_checked(
    face: Make, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proxy resolves names; an address or a local name in the link is refused."""
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, service.url)
    service.script = [says(FILM)]

    for link in ("http://169.254.169.254/", "http://0x7f.2/", "http://a.localhost/"):
        with pytest.raises(DownloadFailed, match="not a public address"):
            receiving(face, tmp_path / "fox.mp4", link, "http://service.invalid")
    assert service.requests == []
    assert receiving(face, tmp_path / "fox.mp4", "http://cdn.invalid/", "http://service.invalid").size == len(FILM)


def test_only_public_addresses_of_a_host_are_permitted() -> None:
    """Unless the service itself is local."""
    destinations = Destinations("localhost.", 80, (), resolves=False)

    assert destinations.permitted("a.example", ["10.0.0.1"]) == ["10.0.0.1"]
    assert Destinations("a.example", 80, (), resolves=False).permitted("b.example", ["10.0.0.1", "1.1.1.1"]) == [
        "1.1.1.1"
    ]


def cookies(connection: socket.socket) -> None:
    """A server that sets another cookie each time; its status shows whether it received one."""
    number = 0
    while request := read_request(connection):
        number += 1
        sent = b"cookie:" in request.lower()
        body = b'{"id": "x:y/z", "status": "%s"}' % (b"queued" if not sent else b"sent-a-cookie")
        head = b"HTTP/1.1 200 OK\r\nset-cookie: c%d=v; path=/\r\ncontent-length: %d\r\n\r\n" % (number, len(body))
        connection.sendall(head + body)


@pytest.mark.parametrize("handler", [cookies])
def test_cookies_are_not_kept(face: Make, handler: Handler) -> None:
    """They would grow into a header that servers refuse."""
    with server(handler) as url:
        client = face(base_url=url)
        job = client.client.attach("x:y/z", V5)
        for _ in range(3):
            client.do(job, "refresh")

    assert job.status == "queued"
    assert KEY not in str(job.raw)
