"""The files of the page in a browser: one page, one script and one stylesheet, each made of readable parts."""

import functools
from pathlib import Path

from reelkit_mock._http.messages import Reply
from reelkit_specs import design_tokens

FOLDER = Path(__file__).with_name("page")
# In this order: a part uses only what stands before it, or what runs later.
PARTS = ("text", "elements", "lists", "server", "jobs", "make", "traffic", "faults", "money", "page")
TYPES = {"": "text/html", "console.css": "text/css", "console.js": "text/javascript"}
FILES = tuple(TYPES)


def console_file(name: str) -> Reply:
    """Return a file of the page; the page itself has no name."""
    body = _content(name)
    return Reply(200, (("content-type", f"{TYPES[name]}; charset=utf-8"), ("content-length", str(len(body)))), body)


@functools.cache
def _content(name: str) -> bytes:
    if name == "console.js":
        parts = [(FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in PARTS]
        return "\n".join(['"use strict";', *parts]).encode()
    if name == "console.css":
        return (design_tokens() + (FOLDER / "console.css").read_text(encoding="utf-8")).encode()
    return (FOLDER / "page.html").read_bytes()
