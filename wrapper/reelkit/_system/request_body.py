"""The body of a request with files in it: JSON, with the content of each file as a data URI, read as it is sent."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from reelkit._system.input_files import InputFile, UnusableFile, unusable

Json = dict[str, Any]


def to_json(value: Any) -> bytes:
    """The JSON of a value, as short as possible."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


class RequestBody:
    """The bytes of a request. The fields that are *files* have their facts in *request*."""

    def __init__(self, request: Json, files: Mapping[str, InputFile]) -> None:
        self.request = request
        self.files = files
        self._parts: list[bytes | str] = []  # text, and the names of fields with a file
        text = b"{"
        for number, (name, value) in enumerate(request.items()):
            text += (b"," if number else b"") + to_json(name) + b":"
            if name not in files:
                text += to_json(value)
            else:
                self._parts += [text + f'"data:{value["media_type"]};base64,'.encode(), name]
                text = b'"'
        self._end = text + b"}"

    @property
    def size(self) -> int:
        """The number of bytes."""
        texts = sum(len(part) for part in (*self._parts, self._end) if isinstance(part, bytes))
        return texts + sum(base64_size(file) for file in self.files.values())

    def check(self) -> None:
        """Raise UnusableFile unless every file still has its content."""
        for name, file in self.files.items():
            with _named(name, file):
                file.check()

    def pieces(self) -> Iterator[tuple[bytes, bool]]:
        """The bytes, each piece with whether it is the last one.

        Raises UnusableFile before the last one if a file has changed: then the body stays incomplete.
        """
        for part in self._parts:
            if isinstance(part, bytes):
                yield part, False
                continue
            content = self.files[part].base64_pieces()
            while True:
                with _named(part, self.files[part]):
                    piece = next(content, None)
                if piece is None:
                    break
                yield piece, False
        yield self._end, True


def base64_size(file: InputFile) -> int:
    """The number of bytes of a file in Base64."""
    return -(-file.size // 3) * 4


@contextlib.contextmanager
def _named(field: str, file: InputFile) -> Iterator[None]:
    """Name the field and the file in an error."""
    try:
        yield
    except (UnusableFile, OSError) as error:
        raise UnusableFile(f"{field}: {unusable(file.source, error)}") from None
