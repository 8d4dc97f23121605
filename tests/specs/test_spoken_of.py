"""What our overlays say of a model, once the vendor has taken out what they speak of."""

from typing import Any

import pytest

from reelkit_specs._checks.extensions import stale_mentions
from reelkit_specs._documents.checkout import Project

from .test_pull import pull
from .test_regenerate import regenerate
from .vendor_faults import TEXT, edit
from .vendor_site import Site

POINTER = "/paths/~1v2~1video~1generations/post/requestBody/content/application~1json/schema"
PROPERTIES = {"size": {"enum": ["s", "m"]}, "length": {"type": "integer"}}
GONE: dict[str, tuple[dict[str, Any], str]] = {
    "a rule": (
        {"allOf": [{"x-reelkit-rule": "a", "not": {"anyOf": [{"required": ["size", "colour"]}]}}]},
        'the rule "a" speaks of "colour", a field that is not there',
    ),
    "a warning": (
        {"x-reelkit-warnings": [{"id": "a", "when": {"properties": {"size": {"const": "l"}}}}]},
        'the warning "a" speaks of "size" "l", which is not offered',
    ),
    "a price": (
        {"x-reelkit-prices": [{"credits": 1, "resolution": "1080p"}, {"credits": 2, "resolution": "1080p"}]},
        'x-reelkit-prices speaks of "resolution", a field that is not there',
    ),
}


@pytest.mark.parametrize("who", GONE)
def test_what_speaks_of_nothing_is_found_once(who: str) -> None:
    """A field that is gone, or a value of it."""
    facts, expected = GONE[who]

    found = list(stale_mentions({"components": {"schemas": {"Request": {"properties": PROPERTIES} | facts}}}))

    assert [what for _, what, _ in found] == [expected]


def test_what_speaks_of_what_is_there_is_left_alone() -> None:
    """Also a value of a field that takes any."""
    rule = {"x-reelkit-rule": "a", "not": {"properties": {"size": {"const": "s"}, "length": {"const": 8}}}}
    request = {"properties": PROPERTIES, "allOf": [rule, {"required": ["colour"]}]}

    assert list(stale_mentions({"components": {"schemas": {"Request": request}}})) == []


def without_a_speaker(schema: dict[str, Any]) -> None:
    gone = schema["properties"].pop("lip_sync_tts_speaker", None)
    assert gone is not None, "the vendor has really taken it out: try another field that a warning speaks of"


def test_a_field_that_is_gone_takes_its_warning_along(project: Project, site: Site) -> None:
    """Pull says so, and regenerating stops: a person decides what becomes of the warning."""
    edit(site, TEXT, without_a_speaker)
    expected = 'the warning "voice-by-halves" speaks of "lip_sync_tts_speaker", a field that is not there; '

    regenerated, pulled = regenerate(project, site.url), pull(project, site.url, "--write")

    assert pulled.exit_code == 10
    assert f"- stale: specs/vendor/pixverse/v5-text-to-video.json {POINTER}: {expected}" in pulled.output
    assert "decide about the overlays that are dead or stale, then run `nox -s generate`" in pulled.output
    assert regenerated.exit_code == 1
    assert expected in regenerated.output
