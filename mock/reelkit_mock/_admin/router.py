"""Routes of the admin interface: resources, methods and their handlers."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

from reelkit_mock._admin.handlers import (
    add_faults,
    clear_calls,
    clear_faults,
    force_job,
    health,
    list_calls,
    list_faults,
    list_jobs,
    move_clock,
    put_scenario,
    put_seed,
    reset,
    show_clock,
    show_contract,
    show_counters,
    show_ledger,
    show_scenario,
    show_seed,
)
from reelkit_mock._admin.request import ADMIN_PREFIX, CONTRACT, AdminError, AdminRequest, Handler
from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Reply, Request, json_reply
from reelkit_mock._world.world import World

PAGE = Path(__file__).with_name("page.html")
RESOURCES: dict[str, dict[str, Handler]] = {
    "health": {"GET": health},
    "jobs": {"GET": list_jobs, "POST": force_job},
    "clock": {"GET": show_clock, "POST": move_clock},
    "faults": {"GET": list_faults, "POST": add_faults, "DELETE": clear_faults},
    "scenario": {"GET": show_scenario, "PUT": put_scenario},
    "seed": {"GET": show_seed, "PUT": put_seed},
    "calls": {"GET": list_calls, "DELETE": clear_calls},
    "ledger": {"GET": show_ledger},
    "counters": {"GET": show_counters},
    "reset": {"POST": reset},
    CONTRACT: {"GET": show_contract},
}
NAMESPACE = "namespace"  # DELETE removes the namespace, which the caller of `handle_admin` does


def handle_admin(world: World, request: Request, path: str, query: str, base: str) -> Reply | None:
    """Respond to a request below `/__mock`. Return None if the namespace is to be removed."""
    name, _, item = path[len(ADMIN_PREFIX) :].removeprefix("/").partition("/")
    if not name:
        return _page(request)
    if name == NAMESPACE and request.method == "DELETE":
        return None
    try:
        handler = _find_handler(name, request.method)
        parameters = {
            key: values[-1] for key, values in parse_qs(query, keep_blank_values=True, max_num_fields=100).items()
        }
        body = _parse_body(request) if request.method in ("POST", "PUT") and request.body else {}
        value = handler(AdminRequest(world, base, unquote(item), parameters, body))
    except AdminError as error:
        return json_reply(error.status, {"error": str(error)})
    except (MockError, ValueError) as error:
        return json_reply(400, {"error": str(error)})
    return json_reply(200, value)


def _find_handler(name: str, method: str) -> Handler:
    if name not in RESOURCES:
        raise AdminError(404, f"{ADMIN_PREFIX}/{name} does not exist; there are: {', '.join([*RESOURCES, NAMESPACE])}")
    if method not in RESOURCES[name]:
        raise AdminError(405, f"{ADMIN_PREFIX}/{name} supports {', '.join(RESOURCES[name])}, not {method}")
    return RESOURCES[name][method]


def _page(request: Request) -> Reply:
    """Return the page that shows the state in a browser."""
    if request.method not in ("GET", "HEAD"):
        return json_reply(405, {"error": f"{ADMIN_PREFIX}/ supports GET, not {request.method}"})
    body = PAGE.read_bytes()
    head = (
        ("content-type", "text/html; charset=utf-8"),
        ("content-length", str(len(body))),
    )
    return Reply(200, head, b"" if request.method == "HEAD" else body)


def _parse_body(request: Request) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise MockError(f"the body is not JSON: {error}") from None
