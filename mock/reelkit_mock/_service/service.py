"""Responds to one request in one world: route, key, faults, record."""

from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Reply, Request
from reelkit_mock._scenario.effects import NO_REPLY, Effects, apply_effects, drops_request, replacement_reply, wire_of
from reelkit_mock._scenario.faults import FAULT_HEADER, Fault, RequestFacts, parse_fault_header
from reelkit_mock._service import error_responses as errors
from reelkit_mock._service.context import InvalidBody, RequestContext
from reelkit_mock._service.routes import (
    ASSETS,
    FIXED_ROUTES,
    KEYLESS_ROUTES,
    MODEL,
    ROUTES,
    find_asset_job,
    generation_id,
    visible_job,
)
from reelkit_mock._world.calls import record_call
from reelkit_mock._world.jobs import NEVER, state_at_next_fetch
from reelkit_mock._world.world import World

CREATE_EFFECTS = {"lost", "stuck", "fail"}  # effects that need a created job


def respond(world: World, request: Request, path: str, query: str, base: str, key: str) -> Reply:
    """Return the response of the service, and record the call."""
    context = RequestContext(world, request, path, query, base, key)
    name = None
    if (error := _find_route(context)) is not None:
        reply = error
    elif world.faults or FAULT_HEADER in request.headers:
        reply, name = _respond_with_fault(context)
    else:
        reply = _respond(context)
    if world.clock_headers:
        reply = reply._replace(headers=reply.headers + world.clock_headers)
    world.counters[context.route, reply.status] += 1
    world.calls.append(
        record_call(request, context.now, context.route, reply, context.job.id if context.job else None, name)
    )
    return reply


def known_routes(world: World) -> list[tuple[str, str]]:
    """Return every route as method and path."""
    creates = [("POST", path) for path, address in world.addresses.items() if address.creates]
    fetches = [("GET", path) for path, address in world.addresses.items() if address.fetches]
    return [*creates, *fetches, *(("GET", path) for path in (*FIXED_ROUTES, MODEL, ASSETS))]


def _find_route(context: RequestContext) -> Reply | None:
    """Set the route of a request, or return an error response."""
    method = context.request.method
    context.address = address = context.world.addresses.get(context.path)
    allowed: tuple[str, ...]
    if address is not None:
        if method == "GET" and address.fetches:
            context.route = "fetch"
            return None
        if method == "POST" and address.creates:
            context.route = "create"
            return None
        allowed = (*(["GET"] if address.fetches else []), *(["POST"] if address.creates else []))
    elif context.path in FIXED_ROUTES or context.path.startswith(MODEL):
        if method == "GET":
            context.route = FIXED_ROUTES.get(context.path, "model")
            return None
        allowed = ("GET",)
    elif context.path.startswith(ASSETS):
        if method in ("GET", "HEAD"):
            context.route = "asset"
            context.job = find_asset_job(context.world, context.path)
            return None
        allowed = ("GET", "HEAD")
    else:
        return errors.not_found(context.info(), method)
    return errors.method_not_allowed(context.info(), method, allowed)


def _respond(context: RequestContext) -> Reply:
    """Return the response without faults."""
    if context.route not in KEYLESS_ROUTES:
        if not context.world.accepts_key(context.key):
            why = "No API key was sent." if context.key == "" else "The API key is not valid."
            return errors.unauthorized(context.info(), why)
        rate = context.account.requests if context.account else None
        if rate is not None and (wait := rate.wait(context.now)):
            return errors.too_many_requests(context.info(), rate.limit, 60, wait)
    return ROUTES[context.route](context)


def _respond_with_fault(context: RequestContext) -> tuple[Reply, str | None]:
    """Return the response, and the name of the fault that happened."""
    if (text := context.request.headers.get(FAULT_HEADER)) is not None:
        try:
            due: list[tuple[str, Effects, Fault | None]] = [
                (f"requested by {FAULT_HEADER}", parse_fault_header(text), None)
            ]
        except MockError as error:
            return errors.bad_request(context.info(), str(error)), None
    else:
        due = [(fault.name, fault.what, fault) for fault in _due_faults(context)]
    for name, effects, fault in due:  # effects that replace the response come first: after them no other can apply
        if (reply := _replacement(context, effects)) is not None:
            return _record_fault(reply, effects, name, fault)
    reply = _respond(context)
    for name, effects, fault in due:
        if (changed := _altered(context, reply, effects)) is not None:
            return _record_fault(changed, effects, name, fault)
    return reply, None


def _record_fault(reply: Reply, effects: Effects, name: str, fault: Fault | None) -> tuple[Reply, str]:
    if fault is not None:
        fault.fired += 1
    return reply._replace(wire=wire_of(effects, reply.wire)), name


def _due_faults(context: RequestContext) -> list[Fault]:
    """Return the faults that apply to this request. A fault counts every request that matches it."""
    facts = _request_facts(context)
    scenario = context.world.scenario
    return [fault for fault in context.world.faults if fault.is_due(facts, scenario.seed, context.world.name)]


def _request_facts(context: RequestContext) -> RequestFacts:
    model = prompt = state = ""
    job = context.job
    if context.route == "create":
        try:
            body = context.body()
        except InvalidBody:
            body = {}
        model, prompt = str(body.get("model", "")), str(body.get("prompt", ""))
    elif context.route == "fetch" and (identifier := generation_id(context.query)) is not None:
        job = visible_job(context, identifier)
    if job is not None:
        needed = context.world.clock.fetches_to_finish if context.route == "fetch" else 0
        model, state = job.kind.model.id, state_at_next_fetch(job, context.now, needed)
    address = context.address.name if context.address else ""
    return RequestFacts(context.request.method, context.route, address, model, prompt, state, context.key)


def _replacement(context: RequestContext, effects: Effects) -> Reply | None:
    """Return the response that a fault sends without calling the service, or None."""
    if drops_request(effects):
        return NO_REPLY
    other = None if effects.get("handled") else _fault_reply(context, effects)
    return apply_effects(other, effects) if other else None


def _altered(context: RequestContext, reply: Reply, effects: Effects) -> Reply | None:
    """Return the response of the service changed by a fault, or None if the fault does not apply."""
    if CREATE_EFFECTS & effects.keys() and (context.route != "create" or context.job is None):
        return None
    if effects.get("handled") and reply.status >= 400:
        return None
    if (changed := apply_effects(_fault_reply(context, effects) or reply, effects)) is None:
        return None
    if context.job is not None and context.route == "create":
        if "fail" in effects:
            context.job.fails = True
        if "stuck" in effects:
            context.job.stuck, context.job.ends = True, NEVER
    return changed


def _fault_reply(context: RequestContext, effects: Effects) -> Reply | None:
    return replacement_reply(
        effects, lambda status, message: errors.envelope(context.info(), status, message), context.now
    )
