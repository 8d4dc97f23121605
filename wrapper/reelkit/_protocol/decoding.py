"""Decodes compressed response bodies in steps, so that no body can exhaust the memory."""

import zlib
from collections.abc import Iterator, Mapping

ASKED = "gzip, deflate"
REGISTERED = frozenset({"br", "compress", "deflate", "gzip", "x-compress", "x-gzip", "zstd"})
STEP = 64 * 1024  # bytes that are decompressed at once
GZIP = b"\x1f\x8b"  # how a part of a gzip file begins


class DecodingError(Exception):
    """The body is damaged, incomplete, or in an encoding that was not requested."""


def codings(headers: Mapping[str, str]) -> list[str]:
    """The content encodings of a body, in order."""
    names = (name.strip().lower() for name in headers.get("content-encoding", "").split(","))
    return [name for name in names if name not in ("", "identity")]


class Decoder:
    """Decodes one body."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        packed = codings(headers)
        if len(packed) > 1 or not {*packed} <= {"gzip", "x-gzip", "deflate"}:
            # Names that are not known are not quoted: they may be anything, and a cut would tear what is hidden there.
            named = ", ".join(packed) if REGISTERED.issuperset(packed) and len(packed) < 5 else "an unknown encoding"
            raise DecodingError(f"the response has an encoding that was not requested: {named}")
        self._coding = packed[0] if packed else None
        self._head = b""  # of a member, until its kind is known
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if self._coding not in (None, "deflate") else None
        self._has_started = False
        self._has_ended = False  # what follows is not part of the body

    def feed(self, raw: bytes) -> Iterator[bytes]:
        """Yield the decoded chunks of these bytes; at least one, which may be empty."""
        if self._coding is None:
            yield raw
            return
        self._has_started = self._has_started or bool(raw)
        if self._unpack is None:
            self._head += raw
            if len(self._head) < 2:
                yield b""
                return
            raw, self._head = self._head, b""
            # Many servers leave out the zlib header that RFC 9110 requires.
            is_wrapped = raw[0] & 0x0F == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
            self._unpack = zlib.decompressobj(zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS)
        while True:
            if self._unpack.eof and not (raw := self._next_member(raw)):
                yield b""
                return
            try:
                piece = self._unpack.decompress(raw, STEP)
            except zlib.error as error:
                raise DecodingError(str(error)) from None
            yield piece
            raw = self._unpack.unused_data if self._unpack.eof else self._unpack.unconsumed_tail
            if not raw and (self._unpack.eof or len(piece) < STEP):
                return

    def _next_member(self, raw: bytes) -> bytes:
        """The bytes after the end, if they are another gzip member of the same file; other bytes are ignored."""
        if self._has_ended:
            return b""
        raw, self._head = self._head + raw, b""
        if len(raw) < len(GZIP):
            self._head = raw
            return b""
        self._has_ended = self._coding == "deflate" or not raw.startswith(GZIP)
        if self._has_ended:
            return b""
        self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return raw

    def finish(self) -> None:
        """Check that the body was complete. Call it after the last bytes; raises DecodingError otherwise."""
        if self._has_started and (self._unpack is None or not self._unpack.eof):
            raise DecodingError("the compressed response ends too early")
