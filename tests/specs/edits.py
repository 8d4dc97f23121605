"""Edits of documents, by JSON pointer."""

import copy
from typing import Any

from reelkit_specs._documents.json import MISSING, Json
from tests.specs.service import PATH

CALLS = f"/paths/{PATH.replace('/', '~1')}"
POST = f"{CALLS}/post"
GET = f"{CALLS}/get"
REQUEST = f"{POST}/requestBody/content/application~1json/schema"
SENT = f"{REQUEST}/properties"
RESPONSE = f"{GET}/responses/200/content/application~1json/schema"
READ = f"{RESPONSE}/properties"

Edits = dict[str, Any]
GONE = MISSING


def edited(document: Json, edits: Edits) -> Json:
    """A copy with other values at these pointers. The value GONE deletes."""
    document = copy.deepcopy(document)
    for where, value in edits.items():
        *path, last = (part.replace("~1", "/").replace("~0", "~") for part in where.split("/")[1:])
        node: Any = document
        for key in path:
            node = node[int(key) if isinstance(node, list) else key]
        key = int(last) if isinstance(node, list) and last != "-" else last
        if value is GONE:
            del node[key]
        elif key == "-":
            node.append(copy.deepcopy(value))
        else:
            node[key] = copy.deepcopy(value)
    return document
