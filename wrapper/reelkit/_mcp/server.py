"""The server: passes calls of tools to `Purchases`, and results and errors back. The only module that imports mcp."""

import json
import sys
import traceback
from importlib.metadata import version
from typing import Any

import jsonschema_rs
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.types import CallToolResult, ListToolsResult, TextContent, Tool as ToolType, ToolAnnotations

from reelkit._errors import ReelkitError
from reelkit._io.settings import Settings
from reelkit._mcp.call import RunningCalls, ToolCall
from reelkit._mcp.purchases import Purchases
from reelkit._mcp.tools import TOOLS
from reelkit_specs import printable

INSTRUCTIONS = (
    "Makes videos with AIML API, which costs credits. Find a model with list_models, check the cost with estimate, and "
    "buy with generate under a key of your choice. After an interruption call generate again with the same key."
)
MOST = 300  # characters of a message about arguments, which may quote them


async def serve(purchases: Purchases, settings: Settings, calls: RunningCalls) -> None:
    """Serve on stdin and stdout until stdin is closed."""
    server = build_server(purchases, settings, calls)
    calls.begin()
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def build_server(purchases: Purchases, settings: Settings, calls: RunningCalls) -> "Server[Any]":
    """A server with the tools."""
    hide = settings.key.hide_in_text

    async def list_tools(context: Any, params: Any) -> ListToolsResult:
        return ListToolsResult(tools=_tool_types())

    async def call_tool(context: Any, params: Any) -> CallToolResult:
        arguments = params.arguments or {}
        if problem := _problem(params.name, arguments):
            return _failed(hide(problem))
        call = ToolCall(calls, context.session.report_progress, settings.request_timeout)
        try:
            facts = await call.run(TOOLS[params.name].run(purchases, call, **arguments))
        except ReelkitError as error:
            return _failed(hide(str(error)))
        except Exception as error:
            print(hide(traceback.format_exc()), file=sys.stderr)
            return _failed(f"{type(error).__name__}: this is a bug in reelkit; its log on stderr has the details")
        text = hide(json.dumps(facts, ensure_ascii=False))
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=json.loads(text))

    return Server(
        "reelkit",
        version=version("reelkit"),
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _tool_types() -> list[ToolType]:
    return [
        ToolType(
            name=name,
            description=tool.description,
            input_schema=tool.schema(),
            annotations=ToolAnnotations(
                read_only_hint=not (tool.buys or tool.writes),
                destructive_hint=tool.buys,
                idempotent_hint=True,
                open_world_hint=tool.buys or tool.writes,
            ),
        )
        for name, tool in TOOLS.items()
    ]


def _problem(name: str, arguments: dict[str, Any]) -> str | None:
    """What is wrong with a call before anything is done; None if nothing is."""
    if name not in TOOLS:
        return f"there is no tool {name!r}; the tools are {', '.join(TOOLS)}"
    if not _is_text(arguments):
        return f"the arguments have a character that is half of a pair of surrogates; call {name} again without it"
    errors = [*jsonschema_rs.validator_for(TOOLS[name].schema()).iter_errors(arguments)]
    if not errors:
        return None
    where = ".".join(map(str, errors[0].instance_path)) or "the arguments"
    return f"{where}: {errors[0].message[:MOST]}; call {name} again with other arguments"


def _is_text(arguments: dict[str, Any]) -> bool:
    """Whether the arguments can be encoded: JSON may escape a lone surrogate."""
    try:
        json.dumps(arguments, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _failed(text: str) -> CallToolResult:
    """The result of a tool that failed: the error in one line."""
    line = " ".join(printable(text, keep="").split())
    return CallToolResult(content=[TextContent(type="text", text=line)], is_error=True)
