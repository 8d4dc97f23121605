"""Overlay data about a model whose fields or values the vendor has removed."""

import json
import re
from typing import Any

import pytest

from reelkit_specs._checks.extensions import extension_data, stale_mentions
from reelkit_specs._documents.checkout import Project
from tests.specs.pipeline.test_regenerate import regenerate
from tests.specs.steps.test_pull import pull
from tests.specs.vendor_faults import TEXT, edit
from tests.specs.vendor_site import Site

PROPERTIES = {"size": {"enum": ["s", "m"]}, "length": {"type": "integer"}}
GONE: dict[str, tuple[dict[str, Any], str]] = {
    "a rule": (
        {"allOf": [{"x-reelkit-rule": "a", "not": {"anyOf": [{"required": ["size", "colour"]}]}}]},
        'the rule "a" mentions "colour", a field that does not exist',
    ),
    "a warning": (
        {"x-reelkit-warnings": [{"id": "a", "when": {"properties": {"size": {"const": "l"}}}}]},
        'the warning "a" mentions "size" "l", which is not an allowed value',
    ),
    "a price": (
        {"x-reelkit-prices": [{"credits": 1, "resolution": "1080p"}, {"credits": 2, "resolution": "1080p"}]},
        'x-reelkit-prices mentions "resolution", a field that does not exist',
    ),
}


@pytest.mark.parametrize("who", GONE)
def test_a_mention_of_a_removed_field_or_value_is_found_once(who: str) -> None:
    """In rules, warnings, times and prices."""
    facts, expected = GONE[who]

    found = list(stale_mentions({"components": {"schemas": {"Request": {"properties": PROPERTIES} | facts}}}))

    assert [what for _, what, _ in found] == [expected]


def test_a_mention_of_an_existing_field_or_value_has_no_finding() -> None:
    """Any value of a field without an enum exists."""
    rule = {"x-reelkit-rule": "a", "not": {"properties": {"size": {"const": "s"}, "length": {"const": 8}}}}
    request = {"properties": PROPERTIES, "allOf": [rule, {"required": ["colour"]}]}

    assert list(stale_mentions({"components": {"schemas": {"Request": request}}})) == []


@pytest.mark.parametrize("forms", [[], ["link"], ["url", "url"], "url"], ids=json.dumps)
def test_a_file_field_has_only_known_forms(forms: object) -> None:
    """A misspelled one would be ignored by nobody: the client refuses what has none of the forms."""
    request = {"properties": {"image_url": {"type": "string", "x-reelkit-file": forms}}}

    (found,) = extension_data({"components": {"schemas": {"Request": request}}})

    assert found[0].startswith("/components/schemas/Request/properties/image_url/x-reelkit-file")


def without_a_speaker(schema: dict[str, Any]) -> None:
    gone = schema["properties"].pop("lip_sync_tts_speaker", None)
    assert gone is not None, "the vendor has really removed it: use another field that a warning mentions"


@pytest.mark.slow
def test_a_warning_about_a_removed_field_must_be_decided_about(project: Project, site: Site) -> None:
    """Pull reports it, and regenerate stops."""
    edit(site, TEXT, without_a_speaker)
    expected = 'the warning "voice-by-halves" mentions "lip_sync_tts_speaker", a field that does not exist (in '
    overlay = r"specs/overlays/documents/30-pixverse-rules\.overlay\.yaml:\d+ /actions/2"

    regenerated, pulled = regenerate(project, site.url), pull(project, site.url, "--write")

    assert pulled.exit_code == 10
    assert re.search(f"^- outdated: {overlay}: {re.escape(expected)}", pulled.output, re.MULTILINE)
    assert "delete or correct the overlay actions that are listed above, then run `nox -s generate`" in pulled.output
    assert regenerated.exit_code == 1
    assert regenerated.output.count(expected) == 1
