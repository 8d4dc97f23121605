"""URLs of objects: what they name, and what is refused before anything is bought."""

from pathlib import Path

import pytest

from reelkit import DownloadFailed
from reelkit._objects import stores
from reelkit._objects.urls import in_folder, is_object, numbered, parsed, parsed_folder
from reelkit_mock import Mock
from tests.wrapper.script import FOX, Make


@pytest.mark.parametrize("url", ["s3://bucket/fox.mp4", "s3://my.bucket-1/a/b c/fox.mp4"])
def test_a_url_names_a_bucket_and_an_object(url: str) -> None:
    """Its text is unchanged."""
    assert is_object(url)
    assert str(parsed(url)) == url


@pytest.mark.parametrize(
    "place", ["s3/fox.mp4", "/s3://bucket/fox.mp4", Path("s3://bucket/fox.mp4"), "file:///fox.mp4"]
)
def test_other_places_are_paths(place: object) -> None:
    """As they were before there were objects."""
    assert not is_object(place)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("s3://", "is not of the form"),
        ("s3:///fox.mp4", "is not of the form"),
        ("s3://AKID:swordfish@bucket/fox.mp4", "is not of the form"),
        ("s3://bucket/fox.mp4?X-Amz-Signature=swordfish", "is not of the form"),
        ("s3://bucket", "names no object; add a name, such as s3://bucket/fox.mp4"),
        ("s3://bucket/videos/", "names no object; add a name, such as s3://bucket/videos/fox.mp4"),
        ("s3://bucket/fox\n.mp4", "cannot name an object"),
        (f"s3://bucket/{'x' * 1025}", "cannot name an object"),
        ("gs://bucket/fox.mp4", "gs:// is not supported; use a folder, s3:// or az://"),
    ],
)
def test_a_url_that_names_no_object_is_refused_before_anything_is_bought(face: Make, url: str, why: str) -> None:
    """The error does not repeat what may be a secret."""
    mock = Mock()
    client = face(transport=mock.transport())

    with pytest.raises(DownloadFailed) as caught:
        client.do(client.client, "generate", FOX, save_to=url)

    assert why in str(caught.value)
    assert "swordfish" not in str(caught.value)
    assert mock.ledger == []


def test_a_path_made_of_a_url_is_refused(face: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be saved to a folder with the name 's3:'."""
    monkeypatch.chdir(tmp_path)
    client = face(transport=Mock().transport())

    with pytest.raises(DownloadFailed, match="give the URL as a text"):
        client.do(client.client, "generate", FOX, save_to=Path("s3://bucket/fox.mp4"))

    assert [*tmp_path.iterdir()] == []


def test_a_missing_extra_is_named_before_anything_is_bought(face: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the command that installs it."""
    monkeypatch.setitem(stores.MODULES, "s3", ("no_such_library", "", ""))
    mock = Mock()
    client = face(transport=mock.transport())

    with pytest.raises(DownloadFailed, match=r"pip install 'reelkit\[s3\]'"):
        client.do(client.client, "generate", FOX, save_to="s3://bucket/fox.mp4")

    assert mock.ledger == []


def test_a_cache_that_cannot_be_written_is_an_error_before_anything_is_bought(face: Make, cache: Path) -> None:
    """The video is received there."""
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("a file in place of the folder")
    mock = Mock()
    client = face(transport=mock.transport())

    with pytest.raises(DownloadFailed, match=r"cannot write .*uploads"):
        client.do(client.client, "generate", FOX, save_to="s3://bucket/fox.mp4")

    assert mock.ledger == []


def test_a_folder_may_end_with_a_slash() -> None:
    """Objects have no empty folder between two slashes."""
    assert parsed_folder("s3://bucket/videos/").key == "videos/"
    assert in_folder("s3://bucket/videos/", "fox.mp4") == in_folder("s3://bucket/videos", "fox.mp4")
    assert in_folder("s3://bucket", "fox.mp4") == "s3://bucket/fox.mp4"
    assert in_folder(Path("out"), "fox.mp4") == Path("out/fox.mp4")


def test_a_number_goes_behind_the_name() -> None:
    """A URL stays one: pathlib would take a slash of it."""
    assert numbered("s3://bucket/a.b/fox.mp4", 2) == "s3://bucket/a.b/fox.2.mp4"
    assert numbered("/out/fox.mp4", 3) == str(Path("/out/fox.3.mp4"))
