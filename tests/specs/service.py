"""A small document like the vendor's, for the tests of diff and lint."""

from typing import Any

PATH = "/v2/video/generations"
MODEL = "maker/v1/text-to-video"

Json = dict[str, Any]


def service() -> Json:
    """A create and a fetch, with every kind of fact that documents have."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Test", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {PATH: {"post": create(), "get": fetch()}},
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }


def create() -> Json:
    """The create."""
    content = {"application/json": {"schema": request()}}
    return {
        "operationId": "create",
        "description": "Makes a video.",
        "security": [{"key": []}],
        "requestBody": {"required": True, "content": content},
        "responses": responses(),
    }


def fetch() -> Json:
    """The fetch."""
    parameter = {"name": "generation_id", "in": "query", "required": True, "schema": {"type": "string", "minLength": 1}}
    return {
        "operationId": "fetch",
        "description": "Asks for a video.",
        "security": [{"key": []}],
        "parameters": [parameter | {"description": "The id."}],
        "responses": responses(),
    }


def request() -> Json:
    """The schema of the request."""
    return {
        "type": "object",
        "properties": {
            "model": {"type": "string", "enum": [MODEL]},
            "prompt": {"type": "string", "minLength": 1, "maxLength": 2000, "description": "What to show."},
            "duration": {
                "type": "integer",
                "enum": [5, 8],
                "default": 5,
                "description": "The length in seconds. The 1080p option does not support 8-second videos.",
            },
            "resolution": {"type": "string", "enum": ["720p", "1080p"], "default": "720p"},
            "image_url": {"type": "string", "format": "uri", "description": "The first frame."},
            "seed": {"type": "integer", "minimum": 0, "maximum": 100, "nullable": True},
            "tags": {"type": "array", "maxItems": 3, "items": {"type": "string", "pattern": "^[a-z]+$"}},
            "camera": {
                "type": "object",
                "properties": {"zoom": {"type": "number", "default": 0.5}, "pan": {"type": "number"}},
                "additionalProperties": False,
            },
            "reference": {
                "oneOf": [
                    {"type": "string", "format": "uri"},
                    {"type": "object", "properties": {"file": {"type": "string"}}, "required": ["file"]},
                ]
            },
        },
        "required": ["model", "prompt"],
    }


def responses() -> Json:
    """The responses."""
    schema = {
        "type": "object",
        "properties": {
            "id": {"type": "string", "example": "abc", "description": "The id."},
            "status": {"type": "string", "enum": ["queued", "generating", "completed", "error"]},
            "video": {
                "type": "object",
                "nullable": True,
                "properties": {"url": {"type": "string", "format": "uri"}},
                "required": ["url"],
            },
            "credits_used": {"type": "number", "minimum": 0},
        },
        "required": ["id", "status"],
    }
    good = {"description": "An answer.", "content": {"application/json": {"schema": schema}}}
    return {"200": good, "404": {"description": "Unknown."}, "500": {"description": "Broken."}}
