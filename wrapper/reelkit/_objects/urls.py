"""URLs of objects: which texts are such, and which bucket and which object do they name?"""

import os
import re
from pathlib import Path
from typing import NamedTuple

from reelkit._errors import DownloadFailed

EXTRAS = {"az": "azure", "s3": "s3"}  # each scheme, and the extra that it needs
OTHERS = ("gs",)
SCHEME = re.compile(r"([a-z0-9]+)://")
SHORTENED = re.compile(rf"(?:{'|'.join((*EXTRAS, *OTHERS))}):/[^/]")  # what pathlib makes of a URL
BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
MAX_KEY_LENGTH = 1024  # bytes, of the three services


class ObjectName(NamedTuple):
    """The name of an object."""

    scheme: str
    bucket: str
    key: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.bucket}/{self.key}"


def is_object(place: object) -> bool:
    """Whether this is the URL of an object or of a folder of objects, and not a path."""
    return isinstance(place, str) and place.startswith(tuple(f"{scheme}://" for scheme in (*EXTRAS, *OTHERS)))


def parsed(url: str) -> ObjectName:
    """The object that a URL names. Raises if it names none."""
    name = parsed_folder(url)
    if not name.key or name.key.endswith("/"):
        raise DownloadFailed(f"{url} names no object; add a name, such as {name}fox.mp4")
    return name


def parsed_folder(url: str) -> ObjectName:
    """The bucket and the prefix that a URL names. Raises if it names no bucket."""
    scheme, _, rest = url.partition("://")
    bucket, _, key = rest.partition("/")
    if not BUCKET.fullmatch(bucket) or "?" in key or "#" in key:  # the text may be a secret, so it is not shown
        raise DownloadFailed(
            f"the {scheme}:// URL is not of the form {scheme}://bucket/name.mp4; credentials do not belong in it"
        )
    if scheme not in EXTRAS:
        raise DownloadFailed(f"cannot write {url}: {scheme}:// is not supported; use a folder, s3:// or az://")
    if not key.isprintable() or len(key.encode(errors="replace")) > MAX_KEY_LENGTH:
        raise DownloadFailed(f"{url[:200]!r} cannot name an object; use at most {MAX_KEY_LENGTH} printable characters")
    return ObjectName(scheme, bucket, key)


def check_no_path(path: str | os.PathLike[str]) -> None:
    """Raise for the path that pathlib makes of a URL: it would be that of a folder named 's3:'."""
    if isinstance(path, os.PathLike) and SHORTENED.match(text := os.fspath(path)):
        raise DownloadFailed(f"{text!r} was a URL before it became a path; give the URL as a text")


def in_folder(folder: Path | str, name: str) -> Path | str:
    """The place with this name in a folder, or in a folder of objects."""
    return f"{folder.rstrip('/')}/{name}" if isinstance(folder, str) else folder / name


def numbered(place: str, number: int) -> str:
    """The path or URL with a number behind its name."""
    folder, slash, name = place.rpartition("/") if is_object(place) else ("", "", place)
    path = Path(name)
    return f"{folder}{slash}{path.with_stem(f'{path.stem}.{number}')}"
