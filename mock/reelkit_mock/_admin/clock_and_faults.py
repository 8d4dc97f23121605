"""What befalls a world while it goes on: its time and its faults."""

from reelkit_mock._admin.request import Steering, given
from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import parse_time, timestamp


def show_clock(to: Steering) -> Json:
    """The time at the service."""
    now = to.world.clock.now()
    return {"clock": to.world.scenario.clock, "seconds": now, "now": timestamp(now)}


def move_clock(to: Steering) -> Json:
    """{"advance": seconds} or {"set": a time in ISO 8601 or seconds since 1970}; forward only."""
    if isinstance(to.body, dict) and "set" in to.body:
        try:
            seconds = parse_time(to.body["set"]) - to.world.clock.now()
        except (ValueError, OverflowError) as error:
            raise MockError(f"set: {error}; give a time in ISO 8601 or seconds since 1970") from None
    else:
        seconds = given(to, "advance")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise MockError(f"advance: {seconds!r} is no number of seconds")
    to.world.clock.advance(seconds)
    return show_clock(to)


def list_faults(to: Steering) -> Json:
    """What was asked for, how often it happened, how often it has still to."""
    return {"faults": [fault.as_data() for fault in to.world.faults], "unfired": to.world.unfired()}


def add_faults(to: Steering) -> Json:
    """Ask for a fault, or for a list of them."""
    asked = to.body if isinstance(to.body, list) else [to.body]
    before = list(to.world.faults)
    try:
        return {"faults": [to.world.add_fault(data).as_data() for data in asked]}
    except MockError:
        to.world.faults[:] = before  # all or none
        raise


def clear_faults(to: Steering) -> Json:
    """Ask for none of them any more."""
    to.world.faults.clear()
    return list_faults(to)
