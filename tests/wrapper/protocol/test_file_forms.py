"""The forms of files, and what has none of them."""

import base64
import io
import wave

import pytest
from jsonschema_rs import Draft202012Validator

from reelkit._protocol.file_forms import KEYWORD, FileForms, forms_in
from tests.media import FILM, SOUND, picture


def accepts(value: object, *forms: str) -> bool:
    """Whether a field with these forms accepts the value."""
    return bool(Draft202012Validator({KEYWORD: [*forms]}, keywords={KEYWORD: FileForms}).is_valid(value))


def encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _wav() -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(40))
    return file.getvalue()


FILES = {
    "PNG": picture(),
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(60),
    "GIF": b"GIF89a\x01\0\x01\0\0\xff\0,\0\0\0\0\x01\0\x01\0\0\x02\0;" + bytes(9),
    "WebP": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(30),
    "WAV": _wav(),
    "MP4": FILM,
    "WebM": b"\x1aE\xdf\xa3" + bytes(40),
    "MP3": b"\xff\xfb\x90\x64" + bytes(60),
    "MP3 with tags": SOUND,
    "Ogg": b"OggS" + bytes(60),
    "FLAC": b"fLaC" + bytes(60),
}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/fox.png",
        "HTTP://EXAMPLE.COM",
        "http://127.0.0.1:8080/a?b=c#d",
        "https://[::1]/fox",
        "https://user@cdn.example.com/%20/é.png",
    ],
)
def test_a_url_of_http_or_https_is_a_url(url: str) -> None:
    """With a host, in any spelling."""
    assert accepts(url, "url")


@pytest.mark.parametrize(
    "text",
    [
        *("file:///fox.png", "ftp://a/b", "gs://bucket/fox", "data:image/png;base64,AAAA", "C:\\fox.png", "//a/b"),
        *("https://", "https:///fox.png", "https:fox.png", "https://:443/", "https://a:b/", "https://[x/", "https://."),
        *("fox.jpg", "./fox", "", " ", "https://a/b c", "https://a/b\n", " https://a/b", "www.example.com/fox.png"),
    ],
)
def test_what_has_no_scheme_or_no_host_is_no_url(text: str) -> None:
    """Nor what has white space in it."""
    assert not accepts(text, "url")


@pytest.mark.parametrize("kind", FILES)
def test_a_file_in_base64_is_known_by_its_beginning(kind: str) -> None:
    """As one line, as lines of 76 characters, and with the letters for URLs."""
    content = FILES[kind]

    assert accepts(encoded(content), "base64")
    assert accepts(base64.encodebytes(content).decode(), "base64")
    assert accepts(base64.urlsafe_b64encode(content).decode(), "base64")
    assert not accepts(encoded(content), "url", "data-uri")


@pytest.mark.parametrize(
    "text", ["fox", "foxes123", "a/long/folder/of/pictures/without/any/dot/in/it/fox/png", "", "===="]
)
def test_a_word_or_a_path_in_the_letters_of_base64_is_no_file(text: str) -> None:
    """Any word of letters is Base64 of something."""
    assert not accepts(text, "base64")


@pytest.mark.parametrize("broken", ["fox.png", "{}!", "{}=x", "x{}"])
def test_base64_with_anything_else_in_it_is_no_file(broken: str) -> None:
    """A file that was cut out of a page, for example."""
    assert not accepts(broken.format(encoded(FILES["PNG"])), "base64")


@pytest.mark.parametrize(
    "uri",
    [
        "data:image/png;base64,AAAA",
        "DATA:video/mp4;codecs=avc1;BASE64,AAAA",
        "data:audio/x-wav;base64,AA==",
        "data:image/svg+xml,%3Csvg/%3E",
        f"data:image/png;base64,{base64.encodebytes(FILES['PNG']).decode()}",
    ],
)
def test_a_data_uri_of_a_picture_a_video_or_a_sound_is_one(uri: str) -> None:
    """With parameters or without."""
    assert accepts(uri, "data-uri")


@pytest.mark.parametrize(
    "text",
    [
        *("data:", "data:,", "data:image/png;base64,", "data:image/png;base64", "data:text/plain,fox"),
        *("data:image/png;base64,/home/me/fox.png", "https://example.com/fox.png", "image/png;base64,AAAA"),
    ],
)
def test_a_data_uri_of_nothing_or_of_a_text_is_none(text: str) -> None:
    """Nor one whose data is a path."""
    assert not accepts(text, "data-uri")


def test_a_long_text_is_checked_in_linear_time() -> None:
    """Twice the length takes about twice as long; a slow pattern would not end."""
    assert not accepts("A" * 5_000_000 + " " * 5_000_000 + "!", "base64")
    assert not accepts("data:image/png" + ";a" * 2_000_000, "data-uri")


def test_values_of_other_types_are_left_to_their_type() -> None:
    """The contract says which types a field has."""
    assert accepts(7, "url")
    assert accepts(None, "base64")


def test_the_forms_of_a_field_may_be_those_of_its_items_or_parts() -> None:
    """A list of links, or an object with one."""
    assert forms_in({"type": "array", "items": {KEYWORD: ["url"]}}) == ["url"]
    assert forms_in({"properties": {"end": {"anyOf": [{}, {KEYWORD: ["url", "data-uri"]}]}}}) == ["url", "data-uri"]
    assert forms_in({"type": "string"}) == []
