"""Requests that must be refused because of the credential, the job id or the method."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reelkit_conformance._cases.case import Case, Sampling, case_name, create_request, fetch_request, unknown_job_id
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Address, Auth, Request

# Ids of the newer kind do not contain these characters; recorded ones of the older kind do.
RESERVED_ID = "none-1fe4344e:pixverse/v5/text-to-video?x=1&y=2 +%2F"
PLACEHOLDER_IDS = (
    "null",
    "undefined",
    "0",
    "1",
    "*",
    "%",
    "latest",
)  # sent by clients that lost the id, and by searches
OTHER_PARAMETERS = ("id", "generationId", "Generation_Id", "task_id")
DIGITS = "9" * 24
SHORT_ID = 8  # characters; ids that are no longer may be consecutive numbers
METHODS = ("PUT", "PATCH", "DELETE")
LEFT_OUT: dict[Address, str] = {"v2": "PATCH", "legacy": "PUT"}  # a framework routes both alike; if both addresses work
METHOD_STATUSES = (404, 405, 501)


class WrongCredential(NamedTuple):
    """A request without a valid key.

    An exhaustive run sends it with a create and with a fetch at each address; another run does so with those that are
    *is_common*, and sends the others once. One with *parts* has the key in several places; if it is accepted, the key
    is sent in each of them alone.
    """

    name: str
    auth: Auth
    create_check: str
    fetch_check: str
    is_common: bool = False
    alternates: bool = False  # with a create at one address and with a fetch at the other
    parts: tuple["WrongCredential", ...] = ()


def _misplaced(name: str, auth: Auth) -> WrongCredential:
    return WrongCredential(name, auth, "AUT-005", "AUT-006")


def _wrong(name: str, auth: Auth) -> WrongCredential:
    return WrongCredential(name, auth, "AUT-003", "AUT-004")


PLACES = (
    _misplaced("with a key as X-API-Key", "x-api-key"),
    _misplaced("with a key in the query", "in the query"),
    _misplaced("with a key in a cookie", "cookie"),
    _misplaced("with a key as Api-Key", "api-key"),
    _misplaced("with a key as X-Auth-Token", "x-auth-token"),
    _misplaced("with a key as Proxy-Authorization", "proxy"),
    _misplaced("with a key as a field of the body", "in the body"),
    WrongCredential("without a key, as if from this machine", "forwarded", "AUT-001", "AUT-002"),
    WrongCredential("without a key, with another method in a header", "overridden", "AUT-001", "AUT-002"),
)
WRONG_CREDENTIALS = (
    WrongCredential("without a key", "none", "AUT-001", "AUT-002", is_common=True),
    WrongCredential("with an empty key", "empty", "AUT-003", "AUT-004", is_common=True),
    WrongCredential("with a key that nobody has", "invalid", "AUT-003", "AUT-004", is_common=True),
    WrongCredential("with a key in other places", "elsewhere", "AUT-005", "AUT-006", alternates=True, parts=PLACES),
    WrongCredential("with a key without a scheme", "bare", "AUT-005", "AUT-006", is_common=True),
    WrongCredential("with a key of another scheme", "basic", "AUT-005", "AUT-006", is_common=True),
    _wrong("with nothing in the header", "blank"),
    _misplaced("with a key as a password", "password"),
    _misplaced("with a key of the scheme Token", "token"),
    _misplaced("with a key of the scheme Key", "of scheme Key"),
    _misplaced("with a key of the scheme ApiKey", "of scheme ApiKey"),
    _misplaced("with a key next to the word Bearer", "glued"),
    _misplaced("with a key after a colon", "after a colon"),
    _misplaced("with a key after Bearer twice", "scheme twice"),
    _misplaced("with a key after a wrong one", "in a list"),
)

# Sent if a key similar to the user's is refused; a service that accepts that one accepts any key.
SIMILAR_CREDENTIALS = (
    _wrong("with null for a key", "null"),
    _wrong("with undefined for a key", "undefined"),
    _wrong("with * for a key", "wildcard"),
    _wrong("with a condition of SQL for a key", "condition"),
    _wrong("with a token that has no signature", "unsigned"),
    _wrong("with x as often as a good key has characters", "as long"),
    _wrong("with a good key and a space within", "split"),
    _wrong("with a good key and another word", "followed"),
    _wrong("with a good key and more", "longer"),
    _wrong("with a good key cut short", "shorter"),
    _wrong("with a good key in other letters", "swapped"),
    _wrong("with a good key after more", "prefixed"),
    _wrong("with a good key backwards", "backwards"),
    _wrong("with a good key that is percent-encoded", "encoded"),
    _wrong("with a good key in Base64", "in base64"),
    _wrong("with a good key twice", "twice"),
    _wrong("with a good key in quotes", "in quotes"),
)


class Spelling(NamedTuple):
    """Another spelling of a path, which a service may serve as the same resource, but not without a key."""

    name: str
    spelled: Callable[[str], str]


SPELLINGS = (
    Spelling("a slash at its end", lambda path: f"{path}/"),
    Spelling("capitals", str.upper),
    Spelling("two slashes", lambda path: path[:1] + path[1:].replace("/", "//", 1)),
    Spelling("an encoded letter", lambda path: f"{path[:-1]}%{ord(path[-1]):02X}"),
    Spelling("an encoded slash", lambda path: path[:1] + path[1:].replace("/", "%2F", 1)),
    Spelling("a slash and a point", lambda path: f"{path}/."),
    Spelling("an encoded slash at its end", lambda path: f"{path}%2F"),
    Spelling("a parameter", lambda path: f"{path};a=b"),
    Spelling("a file type", lambda path: f"{path}.json"),
    Spelling("an encoded blank at its end", lambda path: f"{path}%20"),
    Spelling("a zero byte at its end", lambda path: f"{path}%00"),
)


def access_cases(sampling: Sampling, address: Address, is_only_address: bool, job: str | None) -> Iterator[Case]:
    """Yield the cases of one address. *job* was created there, or is None; *is_only_address* if no other one works."""
    yield from _credential_cases(
        sampling, address, is_only_address, job or unknown_job_id(sampling.random(address, "unknown job"))
    )
    yield from _invalid_request_cases(sampling, address) if sampling.is_exhaustive else ()
    yield from _unknown_id_cases(sampling, address, is_sequential=job is not None and _is_sequential(job))
    yield from spelled_path_cases(sampling, address, is_only_address, job or unknown_job_id(sampling.random("spelled")))
    if job is not None:
        yield from _similar_id_cases(sampling, address, job)
    yield from _method_cases(
        sampling, address, is_only_address, job or unknown_job_id(sampling.random(address, "methods"))
    )


def finished_job_cases(sampling: Sampling, address: Address, job: str) -> Iterator[Case]:
    """Yield fetches of a finished job with a wrong credential: servers often have separate code for finished jobs."""
    path = paths_of(sampling.model, address)[1]
    if path is None:
        return
    for credential in WRONG_CREDENTIALS:
        if sampling.is_exhaustive or credential.auth == "none":
            request = fetch_request(path, job, credential.auth, sampling.model.id)
            yield _case(credential.fetch_check, f"fetch of an ended job {credential.name}", request, (401,))


def good_forms(address: Address, is_only_address: bool) -> tuple[Auth, ...]:
    """Return forms of the scheme with which the key is good (RFC 9110, 11.1 and 11.4); two addresses share some."""
    others: dict[Address, tuple[Auth, ...]] = {"v2": ("spaced",), "legacy": ("capitals",)}
    return ("small", "spaced", "capitals") if is_only_address else ("small", *others[address])


def similar_key_fetch(sampling: Sampling, address: Address, job: str) -> Request | None:
    """Return a fetch with a key similar to the user's."""
    path = paths_of(sampling.model, address)[1]
    return fetch_request(path, job, "like it", sampling.model.id) if path is not None else None


def similar_key_cases(sampling: Sampling, address: Address, is_only_address: bool, job: str) -> Iterator[Case]:
    """Yield requests with a key that differs a little from the user's, or with a placeholder for a lost one."""
    for number, credential in enumerate(SIMILAR_CREDENTIALS):
        cases = [*_requests_with(credential, sampling, address, job)]
        yield from cases if sampling.is_exhaustive else _shared(cases, number, address, is_only_address)


def spelled_path_cases(sampling: Sampling, address: Address, is_only_address: bool, job: str) -> Iterator[Case]:
    """Yield requests without a key to the path in other spellings."""
    for number, spelling in enumerate(SPELLINGS):
        cases = [_spelled(case, spelling) for case in _requests_with(WRONG_CREDENTIALS[0], sampling, address, job)]
        yield from cases if sampling.is_exhaustive else _shared(cases, number, address, is_only_address)


def silent_cases(sampling: Sampling, address: Address, is_only_address: bool) -> Iterator[Case]:
    """Yield requests without a key and with other defects; the response must be about the key only."""
    created, *fetched = _requests_with(
        WRONG_CREDENTIALS[0], sampling, address, unknown_job_id(sampling.random("silent"))
    )
    is_everything = is_only_address or sampling.is_exhaustive
    if is_everything or address == "v2":
        torn = created.request._replace(body=(created.request.body or b"")[:-1])
        yield _silent(created, "create without a key and half a body", torn)
        yield from (_silent(case, "fetch of an unknown id without a key", case.request) for case in fetched)
    if is_everything or address == "legacy":
        other = create_request(sampling.model, address, {"model": "no-such-maker/no-such-model"}, "none")
        other = other._replace(headers=(("content-type", "text/plain"),))
        yield _silent(created, "create of an unknown model without a key, as text", other)
        for case in fetched:
            yield _silent(case, "fetch without an id and without a key", case.request._replace(query=()))


def _silent(case: Case, label: str, request: Request) -> Case:
    assert request.address is not None
    return case._replace(check="AUT-009", name=case_name(label, request.address), request=request)


def _spelled(case: Case, spelling: Spelling) -> Case:
    request = case.request._replace(path=spelling.spelled(case.request.path), call="other")
    name = case.name.replace("without a key", f"without a key, the path with {spelling.name}")
    return case._replace(check="AUT-008", name=name, request=request)


def _shared(cases: list[Case], number: int, address: Address, is_only_address: bool) -> list[Case]:
    """Return one of the cases at one address and none at the other, by *number*."""
    if is_only_address:
        return [cases[number % len(cases)]]
    return [cases[number // 2 % len(cases)]] if (number % 2 == 0) == (address == "v2") else []


def _credential_cases(sampling: Sampling, address: Address, is_only_address: bool, job: str) -> Iterator[Case]:
    """Yield a create and a fetch with each wrong credential; not all of them outside an exhaustive run."""
    other_scheme = (
        "bare" if address == "legacy" else "basic"
    )  # alternating: a service that accepts one of them does not check the scheme
    for number, credential in enumerate(WRONG_CREDENTIALS):
        cases = [*_requests_with(credential, sampling, address, job)]
        if credential.is_common or sampling.is_exhaustive:
            is_left_out = credential.auth == other_scheme and not is_only_address and not sampling.is_exhaustive
            yield from [] if is_left_out else cases
        elif credential.alternates:
            yield from cases if is_only_address else [cases[(address == "legacy") % len(cases)]]
        else:
            yield from _shared(cases, number, address, is_only_address)


def alone(sampling: Sampling, case: Case, job: str) -> list[Case]:
    """Return the case with the key in each of its places alone; none if it has a single place."""
    request = case.request
    parts = next((known.parts for known in WRONG_CREDENTIALS if known.auth == request.auth), ())
    if request.address is None:
        return []
    cases = (one for part in parts for one in _requests_with(part, sampling, request.address, job))
    return [one for one in cases if one.request.call == request.call]


def _invalid_request_cases(sampling: Sampling, address: Address) -> Iterator[Case]:
    """Yield invalid requests with a wrong credential; the response must be about the credential only."""
    path = paths_of(sampling.model, address)[1]
    for credential in WRONG_CREDENTIALS[:3]:
        created = create_request(sampling.model, address, {"model": sampling.model.id}, credential.auth)
        yield _case(credential.create_check, f"create with the model alone {credential.name}", created, (401,))
        if path is not None:
            fetched = fetch_request(
                path, unknown_job_id(sampling.random(address, "hasty")), credential.auth, sampling.model.id
            )
            yield _case(credential.fetch_check, f"fetch of no job {credential.name}", fetched, (401,))


def _requests_with(credential: WrongCredential, sampling: Sampling, address: Address, job: str) -> Iterator[Case]:
    """Yield requests that are valid except for the credential."""
    model = sampling.model
    path = paths_of(model, address)[1]
    created = create_request(model, address, form_of(model).minimal_body, credential.auth)
    yield _case(credential.create_check, f"create {credential.name}", created, (401,))
    if path is not None:
        fetched = fetch_request(path, job, credential.auth, model.id)
        yield _case(credential.fetch_check, f"fetch {credential.name}", fetched, (401,))


def _is_sequential(job: str) -> bool:
    """Return whether a part of the id, or a small number, may be the id of another job."""
    return job.isdigit() or len(job) < SHORT_ID


def _unknown_id_cases(sampling: Sampling, address: Address, is_sequential: bool) -> Iterator[Case]:
    """Yield fetches with ids that no job has, and without an id."""
    path = paths_of(sampling.model, address)[1]
    if path is None:
        return
    unknown = fetch_request(path, unknown_job_id(sampling.random(address, "unknown")), model=sampling.model.id)
    yield _case("GET-002", "an id that was never given", unknown, (404,))
    yield _case("GET-005", "an id with reserved characters", _with_id(unknown, RESERVED_ID), (404,))
    yield _case("GET-003", "no generation_id", unknown._replace(query=()), (400,))
    if sampling.is_exhaustive or address == "v2":
        yield _case("GET-002", "digits as id", _with_id(unknown, DIGITS), (404,))
    if sampling.is_exhaustive or address == "legacy":
        yield _case("GET-004", "a blank as generation_id", _with_id(unknown, " "), (400, 404))
    yield _case("GET-004", "an empty generation_id", _with_id(unknown, ""), (400, 404))
    for word in PLACEHOLDER_IDS if sampling.is_exhaustive else ():
        if word.isdigit() and is_sequential:
            continue
        yield _case("GET-002", f"{word} as id", _with_id(unknown, word), (404,))


def _similar_id_cases(sampling: Sampling, address: Address, job: str) -> Iterator[Case]:
    """Yield fetches with ids that differ a little from a job's, and with its id in another parameter."""
    path = paths_of(sampling.model, address)[1]
    if path is None:
        return
    valid = fetch_request(path, job, model=sampling.model.id)
    similar = {"in other letters": job.swapcase(), "longer": f"{job}x"}
    if not _is_sequential(job):
        similar |= {"cut short": job[:-1]} | ({"without its start": job[1:]} if sampling.is_exhaustive else {})
    if sampling.is_exhaustive:
        similar |= {"after a space": f" {job}", "before a space": f"{job} "}
        similar |= {"encoded twice": f"%{ord(job[0]):02X}{job[1:]}"}
        similar |= {"in quotes": f'"{job}"', "with a slash": f"{job}/", "with an open end": f"{job[:-1]}%"}
    for label, other in similar.items():
        if other not in ("", job):
            yield _case("GET-007", f"an id {label}", _with_id(valid, other), (404,))
    for name in OTHER_PARAMETERS if sampling.is_exhaustive else ():
        yield _case("GET-003", f"the id as {name}", valid._replace(query=((name, job),)), (400,))


def _method_cases(sampling: Sampling, address: Address, is_only_address: bool, job: str) -> Iterator[Case]:
    """Yield methods that the address does not have, with the body of a create and the id of a job."""
    fetched = create_request(sampling.model, address, form_of(sampling.model).minimal_body)
    is_complete = sampling.is_exhaustive or is_only_address
    for method in METHODS if is_complete else [method for method in METHODS if method != LEFT_OUT[address]]:
        request = fetched._replace(method=method, query=(("generation_id", job),), call="other")
        yield _case("REQ-020", method, request, METHOD_STATUSES)


def _with_id(valid: Request, job: str) -> Request:
    return valid._replace(query=(("generation_id", job),))


def _case(check: str, label: str, request: Request, statuses: tuple[int, ...]) -> Case:
    assert request.address is not None
    return Case(check, case_name(label, request.address), request, "refused", statuses)
