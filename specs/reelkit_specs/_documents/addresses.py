"""The two kinds of address: one for every model, and older ones with the maker's name in them."""

import re

OLDER = re.compile(r"/v2/generate/video/([a-z0-9-]+)/generation")


def maker_of(path: str) -> str | None:
    """The maker that an older address names; None if it is no such address."""
    match = OLDER.fullmatch(path)
    return match[1] if match else None
