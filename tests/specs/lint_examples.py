"""For every defect, an edit that adds it to a clean document, and the place in which it must be reported."""

from tests.specs.edits import GET, GONE, POST, READ, REQUEST, RESPONSE, SENT, Edits
from tests.specs.service import create

NODE = {"$ref": "#/components/schemas/Node"}
V1 = "/paths/~1v1~1videos"

EXAMPLES: dict[str, tuple[Edits, str]] = {
    "response-description": ({f"{POST}/responses/200/description": GONE}, f"{POST}/responses/200"),
    "text-default": ({f"{SENT}/duration/default": "5"}, f"{SENT}/duration/default"),
    "wrong-default": ({f"{SENT}/resolution/default": "4K"}, f"{SENT}/resolution/default"),
    "no-security": ({f"{POST}/security": GONE}, POST),
    "undescribed-security": ({f"{POST}/security": [{"other": []}]}, f"{POST}/security"),
    "shared-operation-id": ({f"{GET}/operationId": "create"}, f"{GET}/operationId"),
    "no-operation-id": ({f"{GET}/operationId": GONE}, GET),
    "http-in": ({"/components/securitySchemes/key/in": "header"}, "/components/securitySchemes/key/in"),
    "bearer-placeholder": (
        {"/components/securitySchemes/key/bearerFormat": "<YOUR_KEY>"},
        "/components/securitySchemes/key/bearerFormat",
    ),
    "loose-nullable": ({f"{READ}/preview": {"nullable": True}}, f"{READ}/preview/nullable"),
    "required-flag": ({f"{SENT}/seed/required": True}, f"{SENT}/seed/required"),
    "no-errors": ({f"{GET}/responses/404": GONE, f"{GET}/responses/500": GONE}, f"{GET}/responses"),
    "empty-answer": ({f"{GET}/responses/202": {"description": "Accepted."}}, f"{GET}/responses/202"),
    "slashed-title": ({f"{REQUEST}/title": "maker/v1/text-to-video"}, f"{REQUEST}/title"),
    "clashing-title": ({f"{REQUEST}/title": "Video Thing", f"{RESPONSE}/title": "video-thing"}, f"{RESPONSE}/title"),
    "several-models": ({f"{SENT}/model/enum": ["a", "b"]}, f"{SENT}/model/enum"),
    "several-addresses": ({V1: {"post": create() | {"operationId": "create_v1"}}}, f"{V1}/post"),
    "body-on-get": ({f"{GET}/requestBody": {"content": {}}}, f"{GET}/requestBody"),
    "base64-uri": ({f"{SENT}/image_url/description": "A link, or Base64."}, f"{SENT}/image_url/format"),
    "wrong-example": ({f"{READ}/id/example": 5}, f"{READ}/id/example"),
    "unknown-required": ({f"{REQUEST}/required/-": "style"}, f"{REQUEST}/required"),
    "broken-enum": ({f"{SENT}/resolution/enum": ["720p", "720p"]}, f"{SENT}/resolution/enum"),
    "broken-schema": ({f"{SENT}/seed/type": "int"}, f"{SENT}/seed/type"),
    "broken-reference": ({f"{SENT}/seed": {"$ref": "#/nowhere"}}, f"{SENT}/seed/$ref"),
    "unused-components": ({"/components/schemas": {"Idle": {"type": "string"}}}, "/components/schemas"),
}

# Valid constructs that look like defects.
CLEAN: dict[str, Edits] = {
    "security of the whole document": {f"{POST}/security": GONE, "/security": [{"key": []}]},
    "a default answer for all errors": {
        f"{GET}/responses/404": GONE,
        f"{GET}/responses/500": GONE,
        f"{GET}/responses/default": {"description": "An error."},
    },
    "no content": {f"{POST}/responses/204": {"description": "Nothing to tell."}},
    "nullable with a type": {f"{SENT}/seed/nullable": True},
    "two spellings of one model": {f"{SENT}/model/enum": ["maker/v1.5", "maker/v1-5"]},
    "a title in one word": {f"{REQUEST}/title": "TextToVideo"},
    "a number as the text of a text": {f"{SENT}/prompt/default": "5"},
    "a schema that goes round in a circle": {
        "/components/schemas": {
            "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}
        },
        f"{READ}/node": {"$ref": "#/components/schemas/Node"},
    },
    "required by a condition alone": {f"{REQUEST}/anyOf": [{"required": ["image_url"]}, {"required": ["reference"]}]},
    "samples that only look like references": {
        f"{READ}/id/example": "x",
        f"{READ}/video/example": {"url": "a:b", "$ref": "x"},
    },
}
