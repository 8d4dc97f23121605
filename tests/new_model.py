"""A model that is newer than the package: what the service says of it."""

from pathlib import Path
from typing import Any

from reelkit_specs import Model, find_model

NEW, ALIAS = "google/veo-9-t2v", "veo9"
LIKE = "google/veo-3.1-t2v"
LINK = "https://api.aimlapi.com/docs-json?model=google%2Fveo-9-t2v&endpoint=internal%2Fvideo-generations%2Fsubmit"
DOCUMENT = Path(__file__).parents[1] / "specs" / "vendor" / "google" / "veo-3.1-t2v.json"
VIDEO = "internal/video-generations/submit"


def document() -> bytes:
    """The service's document of the new model: that of a known one with another id and a longer video."""
    return DOCUMENT.read_bytes().replace(LIKE.encode(), NEW.encode()).replace(b" 4,\n", b" 60,\n", 1)


def catalogue(**info: Any) -> dict[str, Any]:
    """The service's list of models, with the new one in it."""
    entries = [
        {"id": "openai/gpt-9", "type": "openai/chat-completions", "info": {}},
        {"id": LIKE, "type": VIDEO, "aliases": [], "info": {}},
        {"id": NEW, "type": VIDEO, "aliases": [ALIAS], "info": {"docsJson": LINK} | info},
    ]
    return {"object": "list", "data": entries}


def model(identifier: str) -> Model:
    """The model with this id, which must be known."""
    found = find_model(identifier)
    assert found is not None
    return found
