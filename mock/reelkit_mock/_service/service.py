"""One request to one world: find the route, let the key in, let the faults happen, keep the record."""

from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Reply, Request
from reelkit_mock._scenario.effects import NOTHING, What, does_nothing_first, instead, spoiled, wire_of
from reelkit_mock._scenario.faults import HEADER, Facts, Fault, fault_of_header
from reelkit_mock._service import refusals as refuse
from reelkit_mock._service.context import Ask, NotJson
from reelkit_mock._service.routes import (
    ASSETS,
    BILLING,
    LOGS,
    MODELS,
    ROUTES,
    WITHOUT_KEY,
    generation_id,
    job_of_asset,
    visible_job,
)
from reelkit_mock._world.calls import recorded
from reelkit_mock._world.jobs import NEVER, state_at_next_look
from reelkit_mock._world.world import World

MADE_JOBS = {"lost", "stuck", "fail"}  # effects on a job that is made, so they need one
FIXED = {LOGS: "logs", BILLING: "billing", MODELS: "models"}


def answer(world: World, request: Request, path: str, query: str, base: str, key: str) -> Reply:
    """What the service of this world answers."""
    ask = Ask(world, request, path, query, base, key)
    name = None
    if (refusal := _find_route(ask)) is not None:
        reply = refusal
    elif world.faults or HEADER in request.headers:
        reply, name = _with_fault(ask)
    else:
        reply = _serve(ask)
    world.counters[ask.route, reply.status] += 1
    world.calls.append(recorded(request, ask.now, ask.route, reply.status, ask.job.id if ask.job else None, name))
    return reply


def routes(world: World) -> list[tuple[str, str]]:
    """Every route, as method and path."""
    creates = [("POST", path) for path, address in world.addresses.items() if address.creates]
    fetches = [("GET", path) for path, address in world.addresses.items() if address.fetches]
    return [*creates, *fetches, *(("GET", path) for path in FIXED), ("GET", ASSETS)]


def _find_route(ask: Ask) -> Reply | None:
    """Set the route of a request, or refuse it."""
    method = ask.request.method
    ask.address = address = ask.world.addresses.get(ask.path)
    allowed: tuple[str, ...]
    if address is not None:
        if method == "GET" and address.fetches:
            ask.route = "fetch"
            return None
        if method == "POST" and address.creates:
            ask.route = "create"
            return None
        allowed = (*(["GET"] if address.fetches else []), *(["POST"] if address.creates else []))
    elif ask.path in FIXED:
        if method == "GET":
            ask.route = FIXED[ask.path]
            return None
        allowed = ("GET",)
    elif ask.path.startswith(ASSETS):
        if method in ("GET", "HEAD"):
            ask.route = "asset"
            ask.job = job_of_asset(ask.world, ask.path)
            return None
        allowed = ("GET", "HEAD")
    else:
        return refuse.not_found(ask.about(), method)
    return refuse.method_not_allowed(ask.about(), method, allowed)


def _serve(ask: Ask) -> Reply:
    """The answer without faults."""
    if ask.route not in WITHOUT_KEY:
        if not ask.world.lets_in(ask.key):
            why = "No API key was sent." if ask.key == "" else "The API key is not valid."
            return refuse.unauthorized(ask.about(), why)
        window = ask.account.requests if ask.account else None
        if window is not None and (wait := window.wait(ask.now)):
            return refuse.too_many_requests(ask.about(), window.limit, 60, wait)
    return ROUTES[ask.route](ask)


def _with_fault(ask: Ask) -> tuple[Reply, str | None]:
    """The answer, and the name of the fault that happened to it."""
    if (text := ask.request.headers.get(HEADER)) is not None:
        try:
            effects: list[tuple[str, What, Fault | None]] = [(f"asked for by {HEADER}", fault_of_header(text), None)]
        except MockError as error:
            return refuse.bad_request(ask.about(), str(error)), None
    else:
        effects = [(fault.name, fault.what, fault) for fault in _due(ask)]
    for name, what, fault in effects:  # those in place of an answer come first: after them there is nothing to spoil
        if (reply := _in_place(ask, what)) is not None:
            return _fired(reply, what, name, fault)
    reply = _serve(ask)
    for name, what, fault in effects:
        if (changed := _changed(ask, reply, what)) is not None:
            return _fired(changed, what, name, fault)
    return reply, None


def _fired(reply: Reply, what: What, name: str, fault: Fault | None) -> tuple[Reply, str]:
    if fault is not None:
        fault.fired += 1
    return reply._replace(wire=wire_of(what, reply.wire)), name


def _due(ask: Ask) -> list[Fault]:
    """The faults whose turn it is. Every fault counts the request, whether it comes to pass or not."""
    facts = _facts(ask)
    scenario = ask.world.scenario
    return [fault for fault in ask.world.faults if fault.is_due(facts, scenario.seed, ask.world.name)]


def _facts(ask: Ask) -> Facts:
    model = prompt = state = ""
    job = ask.job
    if ask.route == "create":
        try:
            body = ask.body()
        except NotJson:
            body = {}
        model, prompt = str(body.get("model", "")), str(body.get("prompt", ""))
    elif ask.route == "fetch" and (identifier := generation_id(ask.query)) is not None:
        job = visible_job(ask, identifier)
    if job is not None:
        looks = ask.world.clock.looks if ask.route == "fetch" else 0
        model, state = job.kind.model.id, state_at_next_look(job, ask.now, looks)
    address = ask.address.name if ask.address else ""
    return Facts(ask.request.method, ask.route, address, model, prompt, state, ask.key)


def _in_place(ask: Ask, what: What) -> Reply | None:
    """The answer in place of the service's, where the fault does not let it do anything."""
    if does_nothing_first(what):
        return NOTHING
    other = None if what.get("handled") else _other(ask, what)
    return spoiled(other, what) if other else None


def _changed(ask: Ask, reply: Reply, what: What) -> Reply | None:
    """The answer as the fault leaves it; None if the fault has nothing to happen to."""
    if MADE_JOBS & what.keys() and (ask.route != "create" or ask.job is None):
        return None
    if what.get("handled") and reply.status >= 400:
        return None
    if (changed := spoiled(_other(ask, what) or reply, what)) is None:
        return None
    if ask.job is not None and ask.route == "create":
        if "fail" in what:
            ask.job.fails = True
        if "stuck" in what:
            ask.job.stuck, ask.job.ends = True, NEVER
    return changed


def _other(ask: Ask, what: What) -> Reply | None:
    return instead(what, lambda status, message: refuse.envelope(ask.about(), status, message), ask.now)
