"""Header fields, from the bytes of a wire to the text of a `Request`."""

from collections.abc import Iterable

_KNOWN = 1024  # names worth remembering; a client that invents more of them is served without


class _Names(dict[bytes, str]):
    """Names in lower case, each lowered once."""

    def __missing__(self, raw: bytes) -> str:
        name = raw.decode("latin-1").lower()
        if len(self) < _KNOWN:
            self[raw] = name
        return name


NAMES = _Names()


def joined(fields: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The fields by name; a name that comes twice has both values, with a comma between."""
    headers: dict[str, str] = {}
    for raw, value in fields:
        name = NAMES[raw]
        text = value.decode("latin-1")
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    return headers
