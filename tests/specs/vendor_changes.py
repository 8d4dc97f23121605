"""Changes by the vendor, one of each kind, for a site that publishes the documents of the repository."""

from collections.abc import Callable
from typing import Any

from reelkit_specs._overlays.overlay import read_overlay
from tests.conftest import ROOT
from tests.offers import TEXT as TEXT_ID, choice, known, other
from tests.specs.vendor_faults import TEXT, edit
from tests.specs.vendor_site import Site

Change = Callable[[dict[str, Any]], object]
MODELS = ("PixVerse/v5-text-to-video.json", "PixVerse/v5.5-text-to-video.json")
NEW = {"type": "string", "description": "The last picture, as a link or in Base64."}


def in_every_text_model(change: Change) -> Callable[[Site], None]:
    """Change the fields of several documents: what concerns one overlay action must be said once."""

    def published(site: Site) -> None:
        for path in MODELS:
            edit(site, path, lambda schema: change(schema["properties"]))

    return published


def gone(name: str) -> Callable[[Site], None]:
    return in_every_text_model(lambda fields: fields.pop(name))


def without(name: str, value: Any) -> Callable[[Site], None]:
    return in_every_text_model(lambda fields: fields[name]["enum"].remove(value))


# Changes that need no decision, and what the report says of each.
ADOPTED: dict[str, tuple[Callable[[Site], None], str]] = {
    "an enum value added": (
        in_every_text_model(lambda fields: fields["aspect_ratio"]["enum"].append("32:9")),
        "`aspect_ratio` now allows 32:9",
    ),
    "an enum value removed": (
        without("aspect_ratio", other("aspect_ratio")),
        f"`aspect_ratio` no longer allows {other('aspect_ratio')}",
    ),
    "a default changed": (
        in_every_text_model(lambda fields: fields["aspect_ratio"].update(default=other("aspect_ratio"))),
        f" to {other('aspect_ratio')}",
    ),
    "a field added": (
        in_every_text_model(lambda fields: fields.update(tail_image_url=NEW)),
        "`tail_image_url` was added",
    ),
    "a field gone": (gone(choice().name), f"`{choice().name}` was removed"),
    "a model added": (
        lambda site: edit(site, TEXT, lambda schema: schema["properties"]["model"]["enum"].append("pixverse/v5/text")),
        "the model pixverse/v5/text was added",
    ),
}

# Changes that a person must decide about, and the overlay actions to decide about.
GONE = known(TEXT_ID).prices[-1].resolution


def naming(*parts: str) -> list[tuple[str, str]]:
    """The actions for PixVerse, by file and place, whose rules, warnings, times or prices name all of these."""
    return [
        (path.name, f"/actions/{index}")
        for path in sorted((ROOT / "specs" / "overlays" / "documents").glob("*-pixverse-*.overlay.yaml"))
        for index, action in enumerate(read_overlay(path, path.name).actions)
        if "x-reelkit" in str(action.update) and all(f"'{part}'" in str(action.update) for part in parts)
    ]


DECIDED: dict[str, tuple[Callable[[Site], None], list[tuple[str, str]]]] = {
    "an enum value removed": (without("resolution", GONE), naming("resolution", GONE)),
    "a field gone": (gone("resolution"), naming("resolution")),
}
