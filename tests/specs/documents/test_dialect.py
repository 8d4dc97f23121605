"""The conversion from OpenAPI 3.0 to 3.1."""

from typing import Any

import pytest

from reelkit_specs._documents.dialect import as_openapi_3_1


def translated(schema: dict[str, Any], version: str = "3.0.0") -> dict[str, Any]:
    document = {"openapi": version, "paths": {}, "components": {"schemas": {"A": {"properties": {"a": schema}}}}}
    modern = as_openapi_3_1(document)
    found: dict[str, Any] = modern["components"]["schemas"]["A"]["properties"]["a"]
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "object", "nullable": True}, {"type": ["object", "null"]}),
        ({"type": "object", "nullable": False}, {"type": "object"}),
        ({"nullable": True}, {}),
        ({"type": "string", "example": "x"}, {"type": "string", "examples": ["x"]}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"minimum": 1, "exclusiveMinimum": False}, {"minimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": True}, {"exclusiveMaximum": 1}),
        ({"default": {"nullable": True}}, {"default": {"nullable": True}}),
    ],
)
def test_a_document_is_converted(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Null is a type, examples are lists, bounds are numbers. Values are not changed."""
    assert translated(old) == new


def test_a_3_1_document_is_not_changed() -> None:
    """In 3.1, `example` has no special meaning."""
    assert translated({"type": "string", "example": "x"}, "3.1.0") == {"type": "string", "example": "x"}
