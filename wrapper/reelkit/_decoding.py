"""The body of an answer as it was before it was packed, in steps of which none can fill the memory."""

import zlib
from collections.abc import Iterator, Mapping

ASKED = "gzip, deflate"
STEP = 64 * 1024  # bytes that are unpacked at once


class DecodingError(Exception):
    """What came is not what was packed, or not all of it, or was packed in a way that nobody asked for."""


def codings(headers: Mapping[str, str]) -> list[str]:
    """How a body was packed, one after another."""
    names = (name.strip().lower() for name in headers.get("content-encoding", "").split(","))
    return [name for name in names if name not in ("", "identity")]


class Decoder:
    """Unpacks one body."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        packed = codings(headers)
        if len(packed) > 1 or not {*packed} <= {"gzip", "x-gzip", "deflate"}:
            raise DecodingError(f"nobody asked for an answer in {', '.join(packed)[:100]!r}")
        self._coding = packed[0] if packed else None
        self._head = b""  # of deflate, until it is known of which kind
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if self._coding not in (None, "deflate") else None
        self._has_begun = False

    def feed(self, raw: bytes) -> Iterator[bytes]:
        """What these bytes hold, in pieces; at least one, which may be empty."""
        if self._coding is None:
            yield raw
            return
        self._has_begun = self._has_begun or bool(raw)
        if self._unpack is None:
            self._head += raw
            if len(self._head) < 2:
                yield b""
                return
            raw = self._head
            # Half of the servers leave out the envelope that RFC 9110 wants around it.
            is_wrapped = raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
            self._unpack = zlib.decompressobj(zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS)
        if self._unpack.eof:  # what follows the end is nothing of it, and would be kept
            yield b""
            return
        while True:
            try:
                piece = self._unpack.decompress(raw, STEP)
            except zlib.error as error:
                raise DecodingError(str(error)) from None
            yield piece
            raw = self._unpack.unconsumed_tail
            if self._unpack.eof or (len(piece) < STEP and not raw):
                return

    def finish(self) -> None:
        """No more bytes come. Raises if they should."""
        if self._has_begun and (self._unpack is None or not self._unpack.eof):
            raise DecodingError("the packed answer ends too early")
