"""The tools as data: their names, what they are for, and what they take."""

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple

from reelkit._mcp.purchases import Purchases

Json = dict[str, Any]

KEY = {
    "type": "string",
    "pattern": "^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$",
    "description": "The name of the purchase: letters, digits, '.', '_' and '-'. The same key never buys twice.",
}
REQUEST = {
    "type": "object",
    "properties": {"model": {"type": "string", "description": "The id of a model."}},
    "required": ["model"],
    "description": "The model and its fields, such as prompt and duration. Pictures and videos are given as links.",
}


class Tool(NamedTuple):
    """One tool. *buys* and *writes* tell a client what to ask its user about."""

    run: Callable[..., Coroutine[Any, Any, Json]]
    description: str
    properties: Json
    required: tuple[str, ...] = ()
    buys: bool = False
    writes: bool = False

    def schema(self) -> Json:
        """The JSON schema of the arguments."""
        return {
            "type": "object",
            "properties": self.properties,
            "required": list(self.required),
            "additionalProperties": False,
        }


TOOLS = {
    "list_models": Tool(
        Purchases.list_models,
        "List the video models with what they take. With a model: its fields, values, defaults and rules.",
        {"model": {"type": "string", "description": "The id of one model."}},
    ),
    "estimate": Tool(
        Purchases.estimate,
        "Check a request and estimate its cost in credits. Sends nothing and buys nothing.",
        {"request": REQUEST},
        ("request",),
    ),
    "generate": Tool(
        Purchases.generate,
        "Buy one video, wait for it, which takes minutes, and save it. Calling it again with the same key and request "
        "buys nothing: it continues with the same job, or returns the saved file.",
        {
            "key": KEY,
            "request": REQUEST,
            "file": {"type": "string", "description": "A path below the output folder. Default: KEY.mp4"},
        },
        ("key", "request"),
        buys=True,
        writes=True,
    ),
    "resume": Tool(
        Purchases.resume,
        "Finish the purchases that were interrupted: wait for their jobs and save their videos. Buys nothing.",
        {"key": {"type": "string", "description": "Only the purchase with this key. Default: all of them."}},
        writes=True,
    ),
    "list_jobs": Tool(
        Purchases.list_jobs,
        "List what was bought for the output folder, the newest first, and the credits that this server has spent.",
        {"limit": {"type": "integer", "minimum": 1, "maximum": 1000, "description": "Default: 50"}},
    ),
}
