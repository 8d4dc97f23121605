"""The links of videos: redirects, expiry, and the API key."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings, strategies as st

from reelkit import AsyncVideo, Client, DownloadFailed, JobFailed, ResultMissing, SubmissionUnknown
from reelkit._effects import Get
from reelkit._flows.download import checked_link
from reelkit._io import http
from tests.wrapper.cdn import FILM, Cdn, saving
from tests.wrapper.face import KEY
from tests.wrapper.script import DONE, FOX, Make, Script
from tests.wrapper.stage import V5


def test_the_fetch_of_a_new_link_is_retried(face: Make, tmp_path: Path) -> None:
    """A single 500 does not lose the video."""
    script = Script(DONE, httpx.Response(403), httpx.Response(500), DONE, httpx.Response(200, content=FILM))

    assert saving(face, script, tmp_path / "fox.mp4").path.read_bytes() == FILM


@pytest.mark.parametrize("status", [403, 410])
def test_an_expired_link_is_replaced_once(face: Make, tmp_path: Path, status: int) -> None:
    """The job is fetched for a new link; if that has expired too, DownloadFailed is raised."""
    fresh = DONE | {"video": {"url": "https://cdn.example.com/fresh.mp4"}}
    script = Script(DONE, httpx.Response(status), fresh, httpx.Response(200, content=FILM))

    saved = saving(face, script, tmp_path / "fox.mp4")

    assert saved.path.read_bytes() == FILM
    assert [request.url.path for request in script.requests[1:]] == ["/a/b.mp4", "/v2/video/generations", "/fresh.mp4"]

    with pytest.raises(DownloadFailed, match=f"returned {status}"):
        saving(face, Script(DONE, httpx.Response(status), fresh, httpx.Response(status)), tmp_path / "fox.mp4")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"id": "x:y/z", "status": "error", "error": "gone"}, JobFailed),
        ({"id": "x:y/z", "status": "completed"}, ResultMissing),
    ],
)
def test_a_job_without_a_new_link_raises_its_own_error(face: Make, tmp_path: Path, answer: Any, error: type) -> None:
    """JobFailed if it failed, ResultMissing if it has no link."""
    with pytest.raises(error):
        saving(face, Script(DONE, httpx.Response(403), answer), tmp_path / "fox.mp4")


def test_a_link_is_used_byte_for_byte(face: Make, tmp_path: Path) -> None:
    """PixVerse paths contain %2F, and the decoded path does not exist."""
    url = "https://cdn.example.com/panda/pixverse%2Fmp4%2Fa%20b.mp4?sig=a%2Bb%3D&x=1+2"
    script = Script(DONE | {"video": {"url": url}}, httpx.Response(200, content=FILM))

    saving(face, script, tmp_path / "fox.mp4")

    assert script.requests[-1].url.raw_path == b"/panda/pixverse%2Fmp4%2Fa%20b.mp4?sig=a%2Bb%3D&x=1+2"


def test_the_api_key_is_sent_to_the_service_only(face: Make, tmp_path: Path) -> None:
    """It is not sent to another host, port or scheme, nor along a redirect to one."""
    links = {
        "https://api.example.com/f.mp4": True,
        "https://api.example.com:443/f.mp4": True,
        "http://api.example.com/f.mp4": False,
        "https://api.example.com:8443/f.mp4": False,
        "https://api.example.com.evil.example/f.mp4": False,
        "https://cdn.example.com/f.mp4": False,
    }
    for url, trusted in links.items():
        script = Script(DONE | {"video": {"url": url}}, httpx.Response(200, content=FILM))
        saving(face, script, tmp_path / "fox.mp4")
        assert (script.requests[-1].headers.get("authorization") == f"Bearer {KEY}") == trusted, url

    away = httpx.Response(307, headers={"location": "https://evil.example/f.mp4"})
    script = Script(DONE | {"video": {"url": "https://api.example.com/f.mp4"}}, away, httpx.Response(200, content=FILM))
    saving(face, script, tmp_path / "fox.mp4")
    assert [KEY in str(request.headers.raw) for request in script.requests] == [True, True, False]


def reading(face: Make, handler: Any) -> bytes:
    """Read the video of a finished job."""
    client = face(handler)
    video = client.do(client.client.attach("x:y/z", V5), "result")

    async def read() -> bytes:
        async with video.open() as chunks:
            return b"".join([chunk async for chunk in chunks])

    if isinstance(video, AsyncVideo):
        return bytes(client.run(read()))
    with video.open() as chunks:
        return b"".join(chunks)


def test_a_video_can_be_streamed(face: Make) -> None:
    """Redirects are followed, and an expired link is replaced."""
    moved = httpx.Response(302, headers={"location": "/moved.mp4"})
    script = Script(DONE, httpx.Response(403), DONE, moved, httpx.Response(200, content=FILM))

    assert reading(face, script) == FILM
    assert script.requests[-1].url.path == "/moved.mp4"


def test_a_video_that_cannot_be_streamed_raises_download_failed(face: Make) -> None:
    """At the start and in the middle."""
    with pytest.raises(DownloadFailed, match="the server returned 500") as caught:
        reading(face, Script(DONE, httpx.Response(500)))
    assert caught.value.job_id == "x:y/z"
    with pytest.raises(DownloadFailed, match="an HTML page instead of the file"):
        reading(face, Script(DONE, httpx.Response(200, html="<h1>Sorry</h1>")))
    with pytest.raises(DownloadFailed, match="the video was interrupted: ReadError: reset; open it again"):
        reading(face, Cdn(30_000))


@pytest.mark.parametrize(
    "url",
    [
        "",
        "fox.mp4",
        "file:///a",
        "ftp://a/b",
        "https://",
        "https://[",
        "https://a:99999/x",
        "https://a:b/x",
        "https://api.example.com@evil.example/f.mp4",
        "https://@a/x",
        "https://a\\@b/x",
        "https://a/x\\y",
        "https://a/x y",
        "https://a/x\ny",
        "https://a/x\x7fy",
        " https://a/x",
        "https://a/\ud800",
        "https://a..b/x",
        "https://.a/x",
        f"https://{'a' * 64}.example.com/x",
        f"https://{'ä' * 60}.example.com/x",
        "https://[fe80::1%25eth0]/x",
        "https://[fe80::1%eth0]/x",
        "https://a%2eb/x",
    ],
)
def test_an_invalid_link_is_refused(url: str) -> None:
    """No request is sent."""
    with pytest.raises(DownloadFailed, match="is not a web address") as caught:
        checked_link(url)
    assert "\n" not in str(caught.value)


# Links that look valid, but that httpx or the resolver rejects.
ODD = ["https://xn--a/x", "https://xn--\xfc/x", "https://1.2.3.4.5/x", "https://256.1.1.1/x", "https://\u2488/x"]
ODD += [
    "https://[::ffff:1.2.3.4.5]/x",
    f"https://a/{'x' * 70_000}",
    "http://[",
    "https://a:\u0661/x",
    "//",
    "https:///x",
]


@pytest.mark.parametrize("link", ODD)
def test_an_unusual_link_raises_only_download_failed(face: Make, tmp_path: Path, link: str) -> None:
    """As the link of a job, and as the target of a redirect."""
    answer = DONE | {"video": {"url": link}}
    away = httpx.Response(302, headers=[(b"location", link.encode())])
    for script in (Script(answer, httpx.Response(451)), Script(DONE, away, httpx.Response(451))):
        with pytest.raises(DownloadFailed):
            saving(face, script, tmp_path / "fox.mp4")


@settings(max_examples=200, deadline=None)
@given(st.text() | st.builds("https://{}/{}".format, st.text(), st.text()))
def test_any_text_is_a_valid_link_or_download_failed(text: str) -> None:
    """A valid link becomes a request that httpx accepts."""
    with Client(KEY, transport=httpx.MockTransport(lambda request: httpx.Response(404))) as client:
        connections = client._driver.client(for_files=True)
        try:
            url = checked_link(text)
            request = http.file_request(connections, client._core.settings, Get(url), http.Limit(1.0, 1.0))
        except DownloadFailed:
            return

    assert request.url.scheme in ("http", "https")
    assert request.url.host


def test_a_create_answered_with_an_invalid_redirect_is_lost(face: Make) -> None:
    """httpx parses the target although nothing follows it."""
    client = face(Script(httpx.Response(302, headers={"location": "https://xn--a/x"})), deadline=2.0)

    with pytest.raises(SubmissionUnknown):
        client.submit(FOX)
