"""Writing sources.toml: entries are added and renewed as text, so that comments and order stay."""

import datetime
import json
import re
import tomllib

from reelkit_specs._vendor.sources import OPTIONAL, Source


def with_entries(text: str, sources: list[Source]) -> str:
    """The text of sources.toml with these entries at its end."""
    return text + "".join(f"\n[[document]]\n{_entry(source)}" for source in sources)


def with_renewed(text: str, old: Source, new: Source) -> str:
    """The text with the origin, the date and the hash of one entry renewed."""
    blocks = re.split(r"(?m)^(?=\[\[document\]\])", text)
    at = next(
        index
        for index, block in enumerate(blocks)
        if tomllib.loads(block).get("document", [{}])[0].get("file") == old.file
    )
    for key in ("origin", "date", "sha256"):
        line = f"{key} = {_value(getattr(new, key))}"
        blocks[at] = re.sub(rf"(?m)^{key} *=.*$", lambda _, line=line: line, blocks[at], count=1)
    return "".join(blocks)


def _entry(source: Source) -> str:
    lines = [f"{key} = {_value(getattr(source, key))}" for key in ("file", "origin", "page", "date", "sha256")]
    lines += [f"{key} = {_value(value)}" for key in OPTIONAL if (value := getattr(source, key)) is not None]
    return "".join(f"{line}\n" for line in lines)


def _value(value: str | datetime.date) -> str:
    # A basic string of TOML is written as in JSON, but for one control character that JSON leaves as it is.
    return value.isoformat() if isinstance(value, datetime.date) else json.dumps(value).replace("\x7f", "\\u007f")
