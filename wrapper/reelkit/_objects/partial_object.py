"""Videos in objects: received in a partial file on this machine, and written when they are complete."""

import contextlib
import time
from pathlib import Path

from reelkit._errors import DownloadFailed, InvalidRequest, ReelkitError
from reelkit._objects.stores import STORES, Stored, StoreFailed, check_installed
from reelkit._objects.urls import parsed, parsed_folder
from reelkit._system.crash_points import reach
from reelkit._system.files import PartialFile, Saved, check_target
from reelkit_specs import cache_folder

FOLDER = "uploads"  # in the user's cache
DAY = 86_400.0  # seconds, for which no download lasts


def check_object(url: str) -> str:
    """The URL, unchanged, if it names an object that can be received and written here. Sends nothing."""
    check_installed(parsed(url))
    check_target(_place())
    return url


def _place() -> Path:
    """The path beside which the partial files are; there is never a file."""
    try:
        return cache_folder() / FOLDER / "video"
    except RuntimeError:
        raise DownloadFailed("there is no home folder for partial files; set XDG_CACHE_HOME to a folder") from None


def refusal(url: str) -> ReelkitError | None:
    """Why a new video cannot be written to this object: what is known before it is bought."""
    try:
        name = parsed(url)
        store = STORES.of(name)
        store.check_bucket(name.bucket)
        found = store.head(name)
    except StoreFailed as error:
        return DownloadFailed(f"cannot write {url}: {error}; nothing was bought")
    except ReelkitError as error:
        return error
    if found is not None:
        return InvalidRequest(f"{url} exists already, and objects are not replaced; choose another, nothing was bought")
    return None


def check_folder(url: str) -> None:
    """Raise if no object can be written to this folder."""
    name = parsed_folder(url)
    try:
        STORES.of(name).check_bucket(name.bucket)
    except StoreFailed as error:
        raise DownloadFailed(f"cannot write to {url}: {error}; nothing was bought") from None


def unchanged_object(url: str, size: int | None, sha256: str | None) -> Saved | None:
    """The object, if it is still what was written there. Raises nothing."""
    if size is None or sha256 is None:
        return None
    with contextlib.suppress(StoreFailed, ReelkitError):
        name = parsed(url)
        if STORES.of(name).head(name) == Stored(size, sha256):
            return Saved(url, size, sha256)
    return None


class PartialObject(PartialFile):
    """An object during its download: a partial file in the user's cache, which is deleted at the end."""

    def __init__(self, url: str, stable_name: str | None = None) -> None:
        self._url = url
        self._name = parsed(url)
        place = _place()
        with contextlib.suppress(OSError):
            for left in place.parent.glob(
                ".*.part"
            ):  # by a process that was killed, for a purchase that another one has
                if time.time() - left.stat().st_mtime > DAY:
                    left.unlink()
        super().__init__(place, stable_name)

    def finish(self) -> Saved:
        """Write the object, whole or not at all. An object that is there is never replaced."""
        reach("before-file")
        sha256 = self._hash.hexdigest()
        facts = Stored(self.size, sha256)
        try:
            store = STORES.of(self._name)
            if not store.put_if_absent(self._name, self._file, facts) and store.head(self._name) != facts:
                raise StoreFailed("another object has this name, and objects are not replaced")
        except (OSError, StoreFailed) as error:  # OSError: the partial file cannot be read
            raise DownloadFailed(f"cannot write {self._url}: {error}; {self._keep(sha256)}") from None
        return Saved(self._url, self.size, sha256)

    def _keep(self, sha256: str) -> str:
        """Keep the video, which is complete: its link may have expired when it is saved again. Says where it is."""
        kept = self._path.with_name(f"{sha256[:16]}{Path(self._name.key).suffix}")
        try:
            self._path.replace(kept)
        except OSError:  # Windows cannot rename an open file
            return "save the video again, or elsewhere"
        self._is_ours = False
        return f"save the video again, or copy it from {kept}"
