"""Video files as served to a client, compared with RFC 9110."""

import pytest
from hypothesis import given, strategies as st

from reelkit_mock._http.messages import Reply, Request
from reelkit_mock._service.assets import serve_asset

CONTENT = bytes(range(100))
TAG = '"one"'
NO_RANGES = [
    "",
    "bytes",
    "bytes=",
    "bytes=-",
    "bytes=a-b",
    "bytes=1",
    "bytes=1-2x",
    "bytes=--2",
    "bytes=+1-2",
    "bytes=1 - 2",
    "bytes=²-³",
    "bytes=20-10",
    f"bytes=0-{'9' * 5000}",
    "seconds=0-1",
    "0-1",
]


def ask(method: str = "GET", content: bytes = CONTENT, **headers: str) -> Reply:
    """Return the response to a request with these headers."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return serve_asset(Request(method, "/a.mp4", named), content, "one")


def test_the_whole_file_has_the_headers_for_ranges() -> None:
    """Length, type, a strong entity tag, and support of ranges."""
    headers = (
        ("accept-ranges", "bytes"),
        ("etag", TAG),
        ("content-type", "video/mp4"),
        ("content-length", "100"),
    )

    assert ask() == Reply(200, headers, CONTENT)


def test_another_media_type_can_be_served() -> None:
    """The default is a video."""
    reply = serve_asset(Request("GET", "/a.png", {}), b"", "one", "image/png")

    assert dict(reply.headers)["content-type"] == "image/png"


def test_a_part_has_a_content_range() -> None:
    """Content-Range counts from zero and includes the end."""
    headers = (
        ("accept-ranges", "bytes"),
        ("etag", TAG),
        ("content-type", "video/mp4"),
        ("content-length", "10"),
        ("content-range", "bytes 10-19/100"),
    )

    assert ask(range="bytes=10-19") == Reply(206, headers, CONTENT[10:20])


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("bytes=0-0", "bytes 0-0/100"),
        ("bytes=0-", "bytes 0-99/100"),
        ("bytes=99-", "bytes 99-99/100"),
        ("bytes=90-1000", "bytes 90-99/100"),
        ("bytes=-1", "bytes 99-99/100"),
        ("bytes=-1000", "bytes 0-99/100"),
        ("BYTES=007-8", "bytes 7-8/100"),
    ],
)
def test_a_range_is_clipped_to_the_file(asked: str, given: str) -> None:
    """Open ends, suffixes and ends beyond the file work; the unit is case-insensitive."""
    reply = ask(range=asked)

    assert (reply.status, dict(reply.headers)["content-range"]) == (206, given)


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=100-200", "bytes=-0", f"bytes={'9' * 600}-"])
def test_a_range_outside_the_file_is_refused_with_the_length(asked: str) -> None:
    """416 tells a client that its file is complete."""
    headers = (("accept-ranges", "bytes"), ("etag", TAG), ("content-range", "bytes */100"), ("content-length", "0"))

    assert ask(range=asked) == Reply(416, headers, b"")


@pytest.mark.parametrize("asked", ["bytes=0-", "bytes=-1", "bytes=0-0"])
def test_an_empty_file_has_no_ranges(asked: str) -> None:
    """Content-Range cannot describe an empty range."""
    assert ask(content=b"", range=asked).status == 416


@pytest.mark.parametrize("asked", NO_RANGES)
def test_an_invalid_range_is_ignored(asked: str) -> None:
    """The whole file is sent, as if there was no Range header."""
    assert ask(range=asked) == ask()


def test_several_ranges_return_the_whole_file() -> None:
    """The RFC allows it, and the client misses nothing."""
    assert ask(range="bytes=0-1,5-6") == ask()


@given(content=st.binary(min_size=1), data=st.data())
def test_a_range_is_a_slice(content: bytes, data: st.DataObject) -> None:
    """With both ends, with the first alone, and with a suffix."""
    first = data.draw(st.integers(0, len(content) - 1))
    last = data.draw(st.integers(first, 2 * len(content)))

    assert ask(content=content, range=f"bytes={first}-{last}").body == content[first : last + 1]
    assert ask(content=content, range=f"bytes={first}-").body == content[first:]
    assert ask(content=content, range=f"bytes=-{first + 1}").body == content[-first - 1 :]


@given(content=st.binary(min_size=1, max_size=200), step=st.integers(1, 50))
def test_consecutive_parts_make_the_whole_file(content: bytes, step: int) -> None:
    """A client that requests part after part until 416 has the whole file."""
    whole = b""
    while (reply := ask(content=content, range=f"bytes={len(whole)}-{len(whole) + step - 1}")).status == 206:
        whole += reply.body

    assert whole == content
    assert reply.status == 416


@given(
    method=st.sampled_from(["GET", "HEAD"]),
    content=st.binary(max_size=20),
    asked=st.from_regex(r"bytes=\d{0,2}-\d{0,2}") | st.text(),
)
def test_content_length_is_right_for_any_range(method: str, content: bytes, asked: str) -> None:
    """An adapter adds no headers, so a wrong length would break the connection."""
    reply = ask(method, content, range=asked)

    assert int(dict(reply.headers)["content-length"]) == len(content if method == "HEAD" else reply.body)


def test_head_describes_the_whole_file_and_ignores_ranges() -> None:
    """It has the headers of a GET without Range, and no body."""
    assert ask("HEAD") == ask()._replace(body=b"")
    assert ask("HEAD", range="bytes=0-1") == ask("HEAD")
    assert ask("HEAD", range="bytes=100-") == ask("HEAD")


def test_a_range_of_the_same_file_returns_a_part() -> None:
    """With a strong tag in If-Range, a download continues."""
    assert ask(range="bytes=50-", if_range=TAG) == ask(range="bytes=50-")


@pytest.mark.parametrize("tag", ['"other"', 'W/"one"', "one", "", "Tue, 01 Jul 2025 00:00:00 GMT"])
def test_a_range_of_another_file_returns_the_whole_file(tag: str) -> None:
    """A weak tag and a date do not prove that the bytes are the same; the whole file is sent."""
    assert ask(range="bytes=50-", if_range=tag) == ask()
    assert ask(range="bytes=100-", if_range=tag) == ask()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("tags", [TAG, 'W/"one"', '"other", "one"', '"a,b",W/"one"', "*"])
def test_a_file_that_the_client_has_is_not_sent(method: str, tags: str) -> None:
    """304 with the tag, whatever the Range header says."""
    expected = Reply(304, (("accept-ranges", "bytes"), ("etag", TAG)), b"")

    assert ask(method, if_none_match=tags) == expected
    assert ask(method, if_none_match=tags, range="bytes=100-") == expected


@pytest.mark.parametrize("tags", ["", '"other"', '"on"', '"other", "*"'])
def test_a_file_that_the_client_does_not_have_is_sent(tags: str) -> None:
    """No tag matches this file."""
    assert ask(if_none_match=tags) == ask()
