"""Builds overlays for tests, with the keys that every action needs."""

from typing import Any

from reelkit_specs._overlays.apply import Applied, apply
from reelkit_specs._overlays.overlay import Overlay, parse_overlay


def overlay(*actions: dict[str, Any]) -> Overlay:
    """An overlay with these actions."""
    complete = [{"description": "why", "x-evidence": "seen", **action} for action in actions]
    content = {"overlay": "1.1.0", "info": {"title": "test", "version": "1"}, "actions": complete}
    return parse_overlay(content, "test.overlay.yaml")


def apply_to(document: dict[str, Any], *actions: dict[str, Any]) -> Applied:
    """Apply the actions to the document in place."""
    return apply(overlay(*actions), {"document.json": document})


def findings(applied: Applied) -> str:
    """The findings, one per line."""
    return "\n".join(map(str, applied.findings))
