"""Handlers of the admin interface: health, scenario and seed, clock and faults."""

from dataclasses import replace

from reelkit_mock._admin.request import AdminRequest, body_value
from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import parse_time, timestamp
from reelkit_mock._scenario.scenario import Scenario, as_data, make_scenario
from reelkit_mock._scenario.schema import scenario_schema
from reelkit_specs import contract


def health(request: AdminRequest) -> Json:
    """GET health: the namespace and its main settings."""
    scenario = request.world.scenario
    return {
        "status": "ok",
        "namespace": request.world.name,
        "personality": scenario.personality,
        "clock": scenario.clock,
    }


def show_contract(request: AdminRequest) -> Json:
    """GET openapi.json: the contract, with this mock as its server."""
    return contract() | {"servers": [{"url": request.base}]}


def show_scenario(request: AdminRequest) -> Json:
    """GET scenario: the settings, without keys."""
    return as_data(request.world.scenario)


def show_settings(request: AdminRequest) -> Json:
    """GET settings: a scenario file's content for this namespace: what differs from the defaults, and all faults."""
    standard, used = as_data(Scenario()), as_data(request.world.scenario)
    changed = {name: value for name, value in used.items() if value != standard[name] and name != "faults"}
    faults = [fault.as_settings() for fault in request.world.faults]
    return changed | ({"faults": faults} if faults else {})


def show_schema(_: AdminRequest) -> Json:
    """GET schema: the JSON Schema of a scenario and its faults."""
    return scenario_schema()


def list_namespaces(request: AdminRequest) -> Json:
    """GET namespaces: the name of each namespace; that of the default one is empty."""
    return {"namespaces": request.namespaces()}


def put_scenario(request: AdminRequest) -> Json:
    """PUT scenario: start over with these settings; those left out have their defaults."""
    request.world.reset(make_scenario(request.body))
    return as_data(request.world.scenario)


def show_seed(request: AdminRequest) -> Json:
    """GET seed: the seed of the random decisions."""
    return {"seed": request.world.scenario.seed}


def put_seed(request: AdminRequest) -> Json:
    """PUT seed: start over with another seed."""
    make_scenario({"seed": body_value(request, "seed")})
    request.world.reset(replace(request.world.scenario, seed=int(request.body["seed"])))
    return show_seed(request)


def reset(request: AdminRequest) -> Json:
    """POST reset: start over with the same settings."""
    request.world.reset(request.world.scenario)
    return health(request)


def show_clock(request: AdminRequest) -> Json:
    """GET clock: the time of the service."""
    now = request.world.clock.now()
    return {"clock": request.world.scenario.clock, "seconds": now, "now": timestamp(now)}


def move_clock(request: AdminRequest) -> Json:
    """POST clock: move it forward, or let it run at another speed.

    {"advance": seconds}, {"advance": "next" or "last"} to the next or the last planned change of a job,
    {"set": time in ISO 8601 or seconds since 1970}, or {"clock": "speed:60"}.
    """
    world = request.world
    if isinstance(request.body, dict) and "clock" in request.body:
        world.change_clock(str(request.body["clock"]))
        return show_clock(request)
    if isinstance(request.body, dict) and "set" in request.body:
        try:
            seconds = parse_time(request.body["set"]) - world.clock.now()
        except (ValueError, OverflowError) as error:
            raise MockError(f"set: {error}; give a time in ISO 8601 or seconds since 1970") from None
    else:
        seconds = body_value(request, "advance")
        if seconds in ("next", "last"):
            seconds = world.seconds_to_change(last=seconds == "last")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise MockError(f"advance: {seconds!r} is not a number of seconds, `next` or `last`")
    world.clock.advance(seconds)
    return show_clock(request)


def list_faults(request: AdminRequest) -> Json:
    """GET faults: each fault, how often it has happened, and how often it still has to happen."""
    return {"faults": [fault.as_data() for fault in request.world.faults], "unfired": request.world.unfired()}


def add_faults(request: AdminRequest) -> Json:
    """POST faults: add a fault or a list of faults."""
    settings = request.body if isinstance(request.body, list) else [request.body]
    previous = list(request.world.faults)
    try:
        return {"faults": [request.world.add_fault(data).as_data() for data in settings]}
    except MockError:
        request.world.faults[:] = previous  # add all or none
        raise


def clear_faults(request: AdminRequest) -> Json:
    """DELETE faults: remove all faults."""
    request.world.faults.clear()
    return list_faults(request)
