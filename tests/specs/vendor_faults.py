"""Faults of the vendor's website, and the finding that each must cause."""

import json
from collections.abc import Callable
from typing import Any

from reelkit_specs._documents.checkout import Project
from reelkit_specs._vendor.sources import read_sources
from tests.conftest import ROOT
from tests.specs.small_checkout import FILES
from tests.specs.vendor.test_sources import body
from tests.specs.vendor_site import Site

TEXT, FETCH = "PixVerse/v5-text-to-video.json", "universal-video-fetch.json"
TEXT_FILE = "pixverse/v5-text-to-video.json"
# The last document with a duration, for changes to two documents.
OTHER_FILE = [file for file in FILES if file.startswith("pixverse/v5-")][-1]
OTHER = next(str(source.path) for source in read_sources(Project(ROOT)).entries if source.file == OTHER_FILE)


def ids_in(file: str) -> str:
    """The ids of the models that the document describes, as findings list them."""
    schema = body(json.loads((ROOT / "specs" / "vendor" / file).read_bytes()))
    return ", ".join(sorted(schema["properties"]["model"]["enum"]))


def edit(site: Site, path: str, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the request schema of a document on the site."""
    document = json.loads(site.documents[path])
    change(body(document))
    site.documents[path] = json.dumps(document, indent=1).encode()


def longer(schema: dict[str, Any]) -> None:
    schema["properties"]["duration"]["enum"].append(99)


FAULTS: dict[str, tuple[Callable[[Site], object], str]] = {
    "half a document": (lambda site: cut(site), f"{TEXT}: not JSON: "),
    "a page": (
        lambda site: site.documents.update({TEXT: b"<!doctype html><html>Just a moment...</html>"}),
        f"{TEXT}: not JSON: ",
    ),
    "other JSON": (lambda site: site.documents.update({TEXT: b'{"message": "hello"}'}), f"{TEXT}: not an OpenAPI"),
    "an empty file": (lambda site: site.documents.update({TEXT: b""}), f"{TEXT}: not JSON: "),
    "another model": (
        lambda site: site.documents.update({TEXT: site.documents["PixVerse/lip-sync.json"]}),
        f"{TEXT}: it now describes pixverse/lip-sync; previously {ids_in(TEXT_FILE)};",
    ),
    "no model": (
        lambda site: site.documents.update({TEXT: site.documents[FETCH]}),
        f"{TEXT}: it now describes no model;",
    ),
    "another operation": (
        lambda site: site.documents.update({FETCH: site.documents[FETCH].replace(b"/v2/video", b"/v2/audio")}),
        f"{FETCH} /paths: it describes none of its previous operations;",
    ),
    "404": (lambda site: site.faults.update({TEXT: "gone"}), "returned 404; check whether the vendor has moved it"),
    "a redirect": (
        lambda site: site.faults.update({TEXT: "moved"}),
        "returned 302; check whether the vendor has moved it",
    ),
    "a body that breaks off": (lambda site: site.faults.update({TEXT: "breaks off"}), "cannot be read: "),
    "no response": (lambda site: site.faults.update({TEXT: "hangs"}), "cannot be read: timed out; try again later"),
    "an endless response": (
        lambda site: site.faults.update({TEXT: "drips"}),
        "took longer than 1 s; try again later",
    ),
}


def cut(site: Site) -> None:
    site.documents[TEXT] = site.documents[TEXT][:1000]
