"""Requests that are refused for who asks, for which job, or how: without a good key, for no job, by another method."""

from collections.abc import Iterator
from typing import NamedTuple

from reelkit_conformance._cases.case import Case, Chance, create, fetch, made_up_id, named
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Address, Ask, Auth

# What no id of the newer kind holds, and recorded ones of the older kind do.
RESERVED = "none-1fe4344e:pixverse/v5/text-to-video?x=1&y=2 +%2F"
WORDS = ("null", "undefined", "0", "1", "*", "%", "latest")  # of clients that lost the id, and of searches
OTHER_NAMES = ("id", "generationId", "Generation_Id", "task_id")
SHORT = 8  # characters; ids that are no longer may be numbers that are counted
METHODS = ("PUT", "PATCH", "DELETE")
NO_SUCH_METHOD = (404, 405, 501)


class Stranger(NamedTuple):
    """Somebody without a good key. One that *is_far* passes hardly anywhere, and is tried where there is room."""

    name: str
    auth: Auth
    on_create: str
    on_fetch: str
    is_far: bool = False


STRANGERS = (
    Stranger("without a key", "none", "AUT-001", "AUT-002"),
    Stranger("with an empty key", "empty", "AUT-003", "AUT-004"),
    Stranger("with a key that nobody has", "invalid", "AUT-003", "AUT-004"),
    Stranger("with a key without a scheme", "bare", "AUT-005", "AUT-006"),
    Stranger("with a key of another scheme", "basic", "AUT-005", "AUT-006"),
    Stranger("with nothing in the header", "blank", "AUT-003", "AUT-004", is_far=True),
    Stranger("with a key of the scheme Token", "token", "AUT-005", "AUT-006", is_far=True),
    Stranger("with a key of the scheme Key", "of scheme Key", "AUT-005", "AUT-006", is_far=True),
    Stranger("with a key next to the word Bearer", "glued", "AUT-005", "AUT-006", is_far=True),
    Stranger("with a key after a colon", "after a colon", "AUT-005", "AUT-006", is_far=True),
    Stranger("with a key as X-API-Key", "x-api-key", "AUT-005", "AUT-006", is_far=True),
    Stranger("with a key as X-Auth-Token", "x-auth-token", "AUT-005", "AUT-006", is_far=True),
)

# Tried where one like the user's is refused: who takes that takes any key.
NEARLY = (
    Stranger("with null for a key", "null", "AUT-003", "AUT-004"),
    Stranger("with undefined for a key", "undefined", "AUT-003", "AUT-004"),
    Stranger("with a good key and more", "longer", "AUT-003", "AUT-004"),
    Stranger("with a good key cut short", "shorter", "AUT-003", "AUT-004"),
    Stranger("with a good key in other letters", "swapped", "AUT-003", "AUT-004"),
)


def strange(chance: Chance, address: Address, is_alone: bool, job: str | None) -> Iterator[Case]:
    """What is strange at one address, *is_alone* if no other is open, where a *job* was made; None if none was."""
    yield from _strangers(chance, address, is_alone, job or made_up_id(chance.of(address, "stranger")))
    yield from _hasty(chance, address) if chance.is_broad else ()
    yield from _unknown(chance, address, is_counted=job is not None and _is_counted(job))
    if job is not None:
        yield from _nearly(chance, address, job)
    yield from _methods(chance, address, job or made_up_id(chance.of(address, "methods")))


def at_the_end(chance: Chance, address: Address, job: str) -> Iterator[Case]:
    """Strangers who ask for a job that has ended: a finished one is often told of by other code."""
    path = paths_of(chance.model, address)[1]
    if path is None:
        return
    for stranger in STRANGERS:
        if chance.is_broad or stranger.auth == "none":
            ask = fetch(path, job, stranger.auth, chance.model.id)
            yield _case(stranger.on_fetch, f"fetch of an ended job {stranger.name}", ask, (401,))


def other_key(chance: Chance, address: Address, job: str) -> Ask | None:
    """A fetch with a key that is like the user's; none, where it need not be known who takes any key."""
    path = paths_of(chance.model, address)[1]
    return fetch(path, job, "like it", chance.model.id) if chance.is_broad and path is not None else None


def near_keys(chance: Chance, address: Address, job: str) -> Iterator[Case]:
    """Keys that are nearly the user's, or what is left of one that got lost."""
    yield from (case for stranger in NEARLY for case in _of_stranger(stranger, chance, address, job))


def _strangers(chance: Chance, address: Address, is_alone: bool, job: str) -> Iterator[Case]:
    """By turns, where there is little room."""
    other_scheme = "bare" if address == "legacy" else "basic"  # by turns: who takes one of them looks at no scheme
    for stranger in STRANGERS:
        is_left_out = stranger.is_far or (stranger.auth == other_scheme and not is_alone)
        if is_left_out and not chance.is_broad:
            continue
        yield from _of_stranger(stranger, chance, address, job)


def _hasty(chance: Chance, address: Address) -> Iterator[Case]:
    """Strangers with a wrong request: they learn nothing of it but that they have no key."""
    path = paths_of(chance.model, address)[1]
    for stranger in STRANGERS[:3]:
        made = create(chance.model, address, {"model": chance.model.id}, stranger.auth)
        yield _case(stranger.on_create, f"create with the model alone {stranger.name}", made, (401,))
        if path is not None:
            asked = fetch(path, made_up_id(chance.of(address, "hasty")), stranger.auth, chance.model.id)
            yield _case(stranger.on_fetch, f"fetch of no job {stranger.name}", asked, (401,))


def _of_stranger(stranger: Stranger, chance: Chance, address: Address, job: str) -> Iterator[Case]:
    """The body is good, and so is the job, so that the key alone decides."""
    model = chance.model
    path = paths_of(model, address)[1]
    made = create(model, address, Form(model).plainest, stranger.auth)
    yield _case(stranger.on_create, f"create {stranger.name}", made, (401,))
    if path is not None:
        asked = fetch(path, job, stranger.auth, model.id)
        yield _case(stranger.on_fetch, f"fetch {stranger.name}", asked, (401,))


def _is_counted(job: str) -> bool:
    """Whether parts of the id, and small numbers, may be ids of other jobs."""
    return job.isdigit() or len(job) < SHORT


def _unknown(chance: Chance, address: Address, is_counted: bool) -> Iterator[Case]:
    """Ids that were never given, and none at all."""
    path = paths_of(chance.model, address)[1]
    if path is None:
        return
    unknown = fetch(path, made_up_id(chance.of(address, "unknown")), model=chance.model.id)
    yield _case("GET-002", "an id that was never given", unknown, (404,))
    yield _case("GET-005", "an id with reserved characters", _for(unknown, RESERVED), (404,))
    yield _case("GET-003", "no generation_id", unknown._replace(query=()), (400,))
    yield _case("GET-004", "an empty generation_id", _for(unknown, ""), (400, 404))
    for word in WORDS if chance.is_broad else ():
        if word.isdigit() and is_counted:
            continue
        yield _case("GET-002", f"{word} as id", _for(unknown, word), (404,))


def _nearly(chance: Chance, address: Address, job: str) -> Iterator[Case]:
    """Ids that are almost those of a job, and its id where nobody looks for it."""
    path = paths_of(chance.model, address)[1]
    if path is None:
        return
    known = fetch(path, job, model=chance.model.id)
    near = {"in other letters": job.swapcase(), "longer": f"{job}x"}
    if not _is_counted(job):
        near |= {"cut short": job[:-1]} | ({"without its start": job[1:]} if chance.is_broad else {})
    if chance.is_broad:
        near |= {"after a space": f" {job}", "before a space": f"{job} "}
        near |= {"encoded twice": f"%{ord(job[0]):02X}{job[1:]}"}
        near |= {"in quotes": f'"{job}"', "with a slash": f"{job}/", "with an open end": f"{job[:-1]}%"}
    for words, other in near.items():
        if other not in ("", job):
            yield _case("GET-007", f"an id {words}", _for(known, other), (404,))
    for name in OTHER_NAMES if chance.is_broad else ():
        yield _case("GET-003", f"the id as {name}", known._replace(query=((name, job),)), (400,))


def _methods(chance: Chance, address: Address, job: str) -> Iterator[Case]:
    """Methods that the address does not have, with the body of a create and the id of a job."""
    asked = create(chance.model, address, Form(chance.model).plainest)
    for method in METHODS:
        ask = asked._replace(method=method, query=(("generation_id", job),), call="other")
        yield _case("REQ-020", method, ask, NO_SUCH_METHOD)


def _for(known: Ask, job: str) -> Ask:
    return known._replace(query=(("generation_id", job),))


def _case(check: str, words: str, ask: Ask, statuses: tuple[int, ...]) -> Case:
    assert ask.address is not None
    return Case(check, named(words, ask.address), ask, "refused", statuses)
