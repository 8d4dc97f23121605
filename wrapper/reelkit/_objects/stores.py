"""The interface of the services that keep objects, and the way to each of them."""

import importlib
import importlib.util
import re
import threading
from typing import IO, NamedTuple, Protocol

from reelkit._errors import DownloadFailed
from reelkit._objects.urls import EXTRAS, ObjectName
from reelkit._system.fork import reset_after_fork

# What the extra installs, and our class.
MODULES = {
    "az": ("azure.storage.blob", "reelkit._objects.azure", "Azure"),
    "s3": ("boto3", "reelkit._objects.s3", "S3"),
}
CHANGED = "the partial file has changed on the disk since it was written"


class Stored(NamedTuple):
    """The size of an object, and its SHA-256 if its metadata has one."""

    size: int
    sha256: str | None


class StoreFailed(Exception):
    """The store rejected a request or cannot be reached. The text has no secrets: it is that of no library."""


class Objects(Protocol):
    """A store of objects. Threads share it. Every method raises StoreFailed."""

    def check_bucket(self, bucket: str) -> None:
        """Raise unless the bucket is there and the credentials give access to it."""

    def head(self, name: ObjectName) -> Stored | None:
        """The object; None if there is none."""

    def put_if_absent(self, name: ObjectName, body: IO[bytes], facts: Stored) -> bool:
        """Write an object, whole or not at all. Returns False if there is one: it is not replaced.

        The store compares the body with its SHA-256, and keeps that in the metadata.
        """


class _Stores:
    """The stores of this process, each with its connections."""

    def __init__(self) -> None:
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """After a fork: forget the connections of the parent."""
        self._lock = threading.Lock()
        self._opened: dict[str, Objects] = {}

    def of(self, name: ObjectName) -> Objects:
        """The store of an object."""
        with self._lock:
            if name.scheme not in self._opened:
                check_installed(name)
                _, module, kind = MODULES[name.scheme]
                # lazy: boto3 takes 350 ms to import, the libraries of Azure 900 ms
                self._opened[name.scheme] = getattr(importlib.import_module(module), kind)()
            return self._opened[name.scheme]


def check_installed(name: ObjectName) -> None:
    """Raise if the library of this store is not installed."""
    if not _is_installed(MODULES[name.scheme][0]):
        raise DownloadFailed(
            f"for {name.scheme}://, an extra is needed that is not installed: "
            f"pip install 'reelkit[{EXTRAS[name.scheme]}]'"
        )


def _is_installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # not even its package
        return False


def status_text(status: int, code: str) -> str:
    """What a store returned, with its code if that is one word and no text of its own."""
    return f"the store returned {status}" + (f" ({code})" if re.fullmatch(r"[A-Za-z]{1,60}", code) else "")


STORES = _Stores()
