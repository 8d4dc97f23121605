"""Parallel work: faults that show only while other calls are in progress."""

from reelkit_mock import Wire

from ..around import Call
from ..model import STATES
from .planted import (
    CONTRACT,
    GOOD,
    LEGACY_ONLY,
    NOT_FOUND,
    Planted,
    When,
    admitting,
    both,
    crashing,
    not_found,
    on,
    refusing,
)


def beside(route: str, least: int = 1) -> When:
    """Return whether other calls of a route are in progress at the same time."""
    return lambda call: sum(other.route == route for other in call.others) >= least


def is_route(route: str) -> When:
    """Return whether the call has this route."""
    return lambda call: call.route == route


def beside_other_address(call: Call) -> bool:
    """Return whether a call at the other address is in progress."""
    return any(other.address not in ("", call.address) for other in call.others)


def _made_among(call: Call) -> bool:
    return call.job is not None and bool(call.job.among)


def _other_create(call: Call) -> Call | None:
    return next((other for other in call.others if other.route == "create" and other.body), None)


def _takes_others_body(call: Call) -> None:
    """Judge a body that is not JSON, or has no prompt, by the body of another create."""
    if call.route == "create" and "prompt" not in call.body and (other := _other_create(call)):
        call.ask(other.request.body)


def _takes_others_options(call: Call) -> None:
    other = _other_create(call)
    if call.route == "create" and other and call.body:
        taken = {name: other.body.get(name) for name in ("resolution", "duration")}
        call.read(**{name: value for name, value in taken.items() if value})


def _first_id(call: Call) -> None:
    """Respond with the id of the first of at least three creates at once."""
    assert call.job is not None
    if len(call.job.among) >= 2:
        ids = [other.job.id for other in call.job.among if other.job]
        if ids:
            call.send_data(call.data | {"id": ids[0]})


def _same_id_across(call: Call) -> None:
    across = [other.job.id for other in call.others if other.job and other.address not in ("", call.address)]
    if across:
        call.send_data(call.data | {"id": across[0]})


def _stale(call: Call) -> None:
    """Return the first status that a fetch of this job has returned."""
    if call.job is not None and call.others and call.job.states[0] != call.situation:
        call.send_data({"id": call.job.id, "status": call.job.states[0]})


def _one_link(call: Call) -> None:
    link = call.server.memory.setdefault("link", call.data["video"]["url"])
    call.send_data(call.data | {"video": {"url": link}})


def _closes(call: Call) -> None:
    call.reply = call.reply._replace(wire=Wire(head=False))


def _other_cost_name(call: Call) -> None:
    usage = call.data["meta"]["usage"]
    other = {"tokens_used": "credits_used", "credits_used": "tokens_used"}
    call.send_data(call.data | {"meta": {"usage": {other[name]: value for name, value in usage.items()}}})


def _same_job_beside(call: Call) -> bool:
    return any(other.route == "fetch" and other.ids == call.ids for other in call.others)


def _marked(call: Call) -> None:
    call.send_data(call.data | {"video": {"url": call.data["video"]["url"] + f"?n={call.server.count('looked')}"}})


ROWS = (
    Planted(
        "create_loses_the_job",
        "A job that was created among others is not found.",
        CONTRACT,
        after=on(STATES, not_found, _made_among),
    ),
    Planted(
        "create_is_never_begun",
        "A job that was created among others is queued forever.",
        CONTRACT,
        after=on(STATES, lambda call: call.send_data(call.data | {"status": "queued", "video": None}), _made_among),
    ),
    Planted(
        "one_link_for_all",
        "Jobs that were created at once have one link.",
        CONTRACT,
        after=on(("completed",), _one_link, _made_among),
    ),
    Planted(
        "same_id_across_addresses",
        "Creates at both addresses at once return one id.",
        CONTRACT,
        after=on(("created",), _same_id_across),
    ),
    Planted(
        "same_id_from_three_on",
        "Of three or more creates at once, later ones return the id of the first.",
        CONTRACT,
        after=on(("created",), _first_id),
    ),
    Planted(
        "options_of_another",
        "A create among others is made with the resolution and duration of another.",
        CONTRACT,
        before=_takes_others_options,
    ),
    Planted(
        "body_of_another",
        "A body without a prompt is accepted while a good create is in progress.",
        CONTRACT,
        before=_takes_others_body,
    ),
    Planted(
        "key_of_another",
        "A wrong key is accepted while a call with the key is in progress.",
        CONTRACT,
        before=admitting(lambda call: any(other.has_key for other in call.others)),
    ),
    Planted(
        "key_refused_among_three",
        "The key is refused while two other calls are in progress.",
        CONTRACT,
        before=refusing(lambda call: len(call.others) >= 2, 401, "Send a valid key"),
    ),
    Planted(
        "fetch_beside_create_404",
        "A fetch does not find its job while a create is in progress.",
        CONTRACT,
        before=refusing(both(is_route("fetch"), beside("create")), 404, NOT_FOUND),
    ),
    Planted(
        "create_beside_fetch_400",
        "A create is refused while a fetch is in progress.",
        CONTRACT,
        before=refusing(both(is_route("create"), beside("fetch"))),
    ),
    Planted(
        "create_conflicts",
        "A create is refused with 409 while two others are in progress.",
        CONTRACT,
        before=refusing(both(is_route("create"), beside("create", 2)), 409, "Another generation is being created"),
    ),
    Planted(
        "other_address_busy",
        "A call fails while one at the other address is in progress.",
        CONTRACT,
        before=crashing(beside_other_address),
        at=LEGACY_ONLY,
    ),
    Planted(
        "fetch_returns_old_status",
        "A fetch among others returns the first status of its job.",
        CONTRACT,
        after=on(STATES, _stale),
    ),
    Planted(
        "fetch_is_cut",
        "A fetch among two others returns half of the body.",
        "RFC 8259, 2",
        after=on(STATES, lambda call: call.send(call.reply.body[: len(call.reply.body) // 2]), beside("fetch", 2)),
    ),
    Planted(
        "fetch_is_closed",
        "The connection closes without a response if two others fetch.",
        "RFC 9110, 15",
        after=on(STATES, _closes, beside("fetch", 2)),
    ),
    Planted(
        "one_job_two_links",
        "Fetches of one finished job at once return different links.",
        CONTRACT,
        after=on(("completed",), _marked, _same_job_beside),
    ),
    Planted(
        "cost_in_other_form",
        "A create has the form of the other address if a call there is in progress.",
        CONTRACT,
        after=on(("created",), _other_cost_name, beside_other_address),
    ),
    Planted(
        "html_among_others",
        "A call among three others is said to be HTML.",
        "RFC 9110, 8.3",
        after=on(GOOD, lambda call: call.send(content_type="text/html"), lambda call: len(call.others) >= 3),
    ),
    Planted(
        "two_bodies_in_one",
        "A create among others returns the body twice.",
        "RFC 8259, 2",
        after=on(("created",), lambda call: call.send(call.reply.body * 2), beside("create")),
    ),
)
