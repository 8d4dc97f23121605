"""Routes of the admin interface: resources, methods and their handlers."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, unquote

from reelkit_mock._admin.call_handlers import clear_calls, list_calls, show_counters, show_ledger
from reelkit_mock._admin.console import FILES, console_file
from reelkit_mock._admin.events import Events
from reelkit_mock._admin.handlers import (
    add_faults,
    clear_faults,
    health,
    list_faults,
    list_namespaces,
    move_clock,
    put_scenario,
    put_seed,
    reset,
    show_clock,
    show_contract,
    show_scenario,
    show_schema,
    show_seed,
    show_settings,
)
from reelkit_mock._admin.job_handlers import change_job, list_jobs
from reelkit_mock._admin.model_handlers import check_request, list_models
from reelkit_mock._admin.request import ADMIN_PREFIX, CONTRACT, AdminError, AdminRequest, Handler
from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Reply, Request, Wire, json_reply
from reelkit_mock._world.world import World

RESOURCES: dict[str, dict[str, Handler]] = {
    "health": {"GET": health},
    "jobs": {"GET": list_jobs, "POST": change_job},
    "clock": {"GET": show_clock, "POST": move_clock},
    "faults": {"GET": list_faults, "POST": add_faults, "DELETE": clear_faults},
    "scenario": {"GET": show_scenario, "PUT": put_scenario},
    "seed": {"GET": show_seed, "PUT": put_seed},
    "calls": {"GET": list_calls, "DELETE": clear_calls},
    "ledger": {"GET": show_ledger},
    "counters": {"GET": show_counters},
    "reset": {"POST": reset},
    "settings": {"GET": show_settings},
    "schema": {"GET": show_schema},
    "models": {"GET": list_models},
    "check": {"POST": check_request},
    "namespaces": {"GET": list_namespaces},
    CONTRACT: {"GET": show_contract},
}
EVENTS = "events"
NAMESPACE = "namespace"  # DELETE removes the namespace, which the caller of `handle_admin` does


def handle_admin(
    world: World, request: Request, path: str, query: str, base: str, namespaces: Callable[[], list[str]]
) -> Reply | None:
    """Respond to a request below `/__mock`. Return None if the namespace is to be removed.

    *namespaces* returns the names of all.
    """
    name, _, item = path[len(ADMIN_PREFIX) :].removeprefix("/").partition("/")
    if path == ADMIN_PREFIX:  # relative addresses of the page need the slash
        return Reply(302, (("location", f"{ADMIN_PREFIX[1:]}/"), ("content-length", "0")), b"")
    if name in FILES and request.method in ("GET", "HEAD"):
        return console_file(name)
    if name == EVENTS and request.method == "GET":
        return Reply(200, (("content-type", "text/event-stream"),), b"", Wire(feed=Events(world).next))
    if name == NAMESPACE and request.method == "DELETE":
        return None
    try:
        handler = _find_handler(name, request.method)
        parameters = {
            key: values[-1] for key, values in parse_qs(query, keep_blank_values=True, max_num_fields=100).items()
        }
        body = _parse_body(request) if request.method in ("POST", "PUT") and request.body else {}
        value = handler(AdminRequest(world, base, unquote(item), parameters, body, namespaces))
    except AdminError as error:
        return json_reply(error.status, {"error": str(error)})
    except (MockError, ValueError) as error:
        return json_reply(400, {"error": str(error)})
    return json_reply(200, value)


def _find_handler(name: str, method: str) -> Handler:
    if name in FILES or name == EVENTS:
        raise AdminError(405, f"{ADMIN_PREFIX}/{name} supports GET, not {method}")
    if name not in RESOURCES:
        raise AdminError(
            404, f"{ADMIN_PREFIX}/{name} does not exist; there are: {', '.join([*RESOURCES, EVENTS, NAMESPACE])}"
        )
    if method not in RESOURCES[name]:
        raise AdminError(405, f"{ADMIN_PREFIX}/{name} supports {', '.join(RESOURCES[name])}, not {method}")
    return RESOURCES[name][method]


def _parse_body(request: Request) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise MockError(f"the body is not JSON: {error}") from None
