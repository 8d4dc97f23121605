"""Pictures, videos and sounds for tests."""

import struct
import zlib


def picture(padding: int = 0) -> bytes:
    """A PNG of one pixel, with so many bytes of padding behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0\0")), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + bytes(padding)


FILM = b"\0\0\0\x18ftypisom" + bytes(40)
SOUND = b"ID3\x03\0" + bytes(60)
