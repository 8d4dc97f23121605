"""For every rule of the diff, the most severe change and a harmless one."""

from typing import NamedTuple

from tests.specs.edits import CALLS, GET, GONE, POST, READ, REQUEST, RESPONSE, SENT, Edits
from tests.specs.service import MODEL, create, responses

LEGACY = "/paths/~1legacy"
OK = responses()["200"]
PENDING = {"queued": {"meaning": "pending", "basis": "documented"}}
FAILED = {"queued": {"meaning": "failed", "basis": "documented"}}
LATER = {**PENDING, "late": {"meaning": "pending", "basis": "observed"}}
EITHER = [{"not": {"required": ["image_url", "reference"]}}]
URL = {"type": "string", "format": "uri"}
FILE = {"type": "object", "properties": {"file": {"type": "string"}}, "required": ["file"]}
VIDEO = {"type": "object", "nullable": True, "properties": {"url": URL}, "required": ["url"]}
VIDEO_OR_LIST = {"anyOf": [VIDEO, {"type": "array", "items": URL}]}


class Example(NamedTuple):
    """Two edits of one document, and the level of the change between the two."""

    old: Edits
    new: Edits
    level: str


def breaks(new: Edits, old: Edits | None = None) -> Example:
    return Example(old or {}, new, "breaking")


def risks(new: Edits, old: Edits | None = None) -> Example:
    return Example(old or {}, new, "risky")


def harmless(new: Edits, old: Edits | None = None) -> Example:
    return Example(old or {}, new, "compatible")


EXAMPLES: dict[str, tuple[Example, Example]] = {
    "model": (
        breaks({}, old={f"{SENT}/model/enum": [MODEL, "maker/v2"]}),
        harmless({f"{SENT}/model/enum": [MODEL, "maker/v2"]}),
    ),
    "address": (breaks({}, old={LEGACY: {"post": create()}}), harmless({LEGACY: {"post": create()}})),
    "method": (breaks({f"{CALLS}/put": create(), POST: GONE}), harmless({f"{CALLS}/delete": {"responses": {}}})),
    "server": (
        breaks({"/servers/0/url": "https://other.example.com"}),
        harmless({"/servers/-": {"url": "https://other.example.com"}}),
    ),
    "body": (
        breaks({}, old={f"{POST}/requestBody/required": False}),
        harmless({f"{POST}/requestBody/required": False}),
    ),
    "media": (
        breaks({}, old={f"{POST}/requestBody/content/text~1plain": {"schema": {"type": "string"}}}),
        harmless({f"{POST}/requestBody/content/text~1plain": {"schema": {"type": "string"}}}),
    ),
    "code": (
        breaks({f"{POST}/responses/201": OK, f"{POST}/responses/200": GONE}),
        harmless({}, old={f"{POST}/responses/202": OK}),
    ),
    "status": (
        breaks({"/x-reelkit-statuses": FAILED}, old={"/x-reelkit-statuses": PENDING}),
        harmless({"/x-reelkit-statuses": PENDING}, old={"/x-reelkit-statuses": LATER}),
    ),
    "field": (breaks({f"{SENT}/seed": GONE}), harmless({f"{SENT}/style": {"type": "string"}})),
    "required": (breaks({f"{REQUEST}/required/-": "seed"}), harmless({f"{REQUEST}/required": ["model"]})),
    "open": (
        breaks({f"{REQUEST}/additionalProperties": False}),
        harmless({f"{SENT}/camera/additionalProperties": True}),
    ),
    "type": (breaks({f"{SENT}/camera/properties/pan/type": "integer"}), harmless({f"{SENT}/prompt/nullable": True})),
    "union": (
        breaks({}, old={f"{SENT}/reference/oneOf/-": {"type": "boolean"}}),
        harmless({f"{SENT}/reference/oneOf/-": {"type": "boolean"}}),
    ),
    "enum": (breaks({f"{SENT}/resolution/enum": ["720p"]}), harmless({f"{SENT}/duration/enum": [5, 8, 10]})),
    "bound": (breaks({f"{SENT}/prompt/maxLength": 1000}), harmless({f"{SENT}/tags/maxItems": 9})),
    "pattern": (breaks({f"{SENT}/tags/items/pattern": "^x$"}), harmless({f"{SENT}/tags/items/pattern": GONE})),
    "rule": (breaks({f"{REQUEST}/allOf": EITHER}), harmless({}, old={f"{REQUEST}/allOf": EITHER})),
    "renamed": (
        breaks({f"{SENT}/image_url": GONE, f"{SENT}/img_url": URL | {"description": "The first frame."}}),
        harmless({f"{SENT}/frame": {"type": "boolean"}}),  # not similar to a removed field, so it is a new field
    ),
    "another-model": (
        breaks({f"{SENT}/model/enum": ["other/v2"]}),
        harmless({f"{SENT}/model/enum": [MODEL, "other/v2"]}),
    ),
    "security": (breaks({}, old={f"{POST}/security": GONE}), risks({f"{POST}/security": GONE})),
    # None of these breaks a client: the worst is risky, or both are compatible.
    "default": (risks({f"{SENT}/duration/default": 8}), harmless({f"{SENT}/duration/default": "5"})),
    "format": (risks({f"{SENT}/image_url/format": "byte"}), harmless({f"{SENT}/image_url/format": GONE})),
    "deprecated": (
        risks({f"{SENT}/seed/deprecated": True}),
        harmless({}, old={f"{SENT}/seed/deprecated": True}),
    ),
    "keyword": (risks({f"{SENT}/seed/readOnly": True}), risks({}, old={f"{SENT}/seed/readOnly": True})),
    "prose": (
        risks({f"{SENT}/prompt/description": "What to show. It must be English."}),
        risks({}, old={f"{SENT}/prompt/description": "What to show. It must be English."}),
    ),
    "error": (
        harmless({f"{GET}/responses/429": {"description": "Slow down."}}),
        harmless({f"{GET}/responses/404": GONE}),
    ),
    "observed": (
        harmless(
            {f"{REQUEST}/x-reelkit-prices": [{"credits": 2}]}, old={f"{REQUEST}/x-reelkit-prices": [{"credits": 1}]}
        ),
        harmless({f"{REQUEST}/x-reelkit-times": [{"seconds": [1, 2]}]}),
    ),
}

# The same facts in responses: what is compatible in a request often is not in a response, and vice versa.
READ_EXAMPLES: dict[str, tuple[Example, Example]] = {
    "field": (breaks({f"{READ}/credits_used": GONE}), harmless({f"{READ}/preview": URL})),
    "required": (breaks({f"{RESPONSE}/required": ["id"]}), harmless({f"{RESPONSE}/required/-": "credits_used"})),
    "type": (breaks({f"{READ}/id/nullable": True}), harmless({f"{READ}/video/nullable": GONE})),
    "enum": (risks({f"{READ}/status/enum/-": "waiting"}), harmless({f"{READ}/status/enum": ["queued", "completed"]})),
    "bound": (risks({f"{READ}/credits_used/minimum": GONE}), harmless({f"{READ}/credits_used/minimum": 1})),
    "renamed": (
        breaks({f"{READ}/credits_used": GONE, f"{READ}/tokens_used": {"type": "number", "minimum": 0}}),
        harmless({f"{READ}/tokens_used": {"type": "number", "minimum": 0}}),
    ),
    "union": (
        breaks({f"{READ}/video": VIDEO_OR_LIST}),
        harmless({}, old={f"{READ}/video": VIDEO_OR_LIST}),
    ),
    "code": (risks({f"{GET}/responses/202": OK}), harmless({}, old={f"{GET}/responses/202": OK})),
    "format": (risks({f"{READ}/video/properties/url/format": GONE}), harmless({f"{READ}/id/format": "uuid"})),
    "default": (
        harmless({f"{READ}/status/default": "queued"}),
        harmless({f"{READ}/status/default": "error"}, old={f"{READ}/status/default": "queued"}),
    ),
}
