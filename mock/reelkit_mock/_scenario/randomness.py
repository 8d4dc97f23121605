"""Reproducible randomness: each value is a hash of the seed and of what the value is for."""

import base64
import struct
from hashlib import blake2b
from typing import NamedTuple

RANGE = float(2**32)

_UNPACK = struct.Struct(">16s4I").unpack


class Draw(NamedTuple):
    """The random values of one job. The numbers are in [0, 1)."""

    id_bytes: bytes  # 16 bytes, unique to the job
    queue: float
    generation: float
    outcome: float
    style: float


def draw_job(seed: int, namespace: str, key: str, number: int) -> Draw:
    """Return the random values of the n-th job of a key. They do not depend on the calls of other keys."""
    digest = _digest(f"job\0{seed}\0{namespace}\0{key}\0{number}", 32)
    id_bytes, queue, generation, outcome, style = _UNPACK(digest)
    return Draw(id_bytes, queue / RANGE, generation / RANGE, outcome / RANGE, style / RANGE)


def draw_log_row(seed: int, job_id: str) -> tuple[float, float, float]:
    """Return the random numbers of the row of a job in the logs: for its delay, its place, and whether it appears."""
    delay, place, drop = struct.unpack(">3I", _digest(f"log\0{seed}\0{job_id}", 12))
    return delay / RANGE, place / RANGE, drop / RANGE


def draw_fault(seed: int, namespace: str, key: str, rule: int, number: int) -> float:
    """Return the random number that decides whether a fault with a rate happens to the n-th matching call of a key."""
    return int.from_bytes(_digest(f"fault\0{seed}\0{namespace}\0{key}\0{rule}\0{number}", 4)) / RANGE


def request_id(seed: int, namespace: str, key: str, number: int) -> str:
    """Return the id of the n-th call of a key."""
    return format_uuid(_digest(f"request\0{seed}\0{namespace}\0{key}\0{number}", 16))


def job_request_id(job_id: str) -> str:
    """Return the id of the call that created a job. It is derived, so that a million jobs need not store it."""
    return format_uuid(_digest(f"request of\0{job_id}", 16))


def short_id(id_bytes: bytes) -> str:
    """Return 21 URL-safe characters."""
    return base64.urlsafe_b64encode(id_bytes)[:21].decode()


def format_uuid(id_bytes: bytes) -> str:
    """Format the bytes as a UUID."""
    digits = id_bytes.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _digest(text: str, size: int) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()
