"""Requests that are refused for who asks, for which job, or how: without a good key, for no job, by another method."""

from collections.abc import Iterator
from typing import NamedTuple

from reelkit_conformance._cases.case import Case, Sampling, case_name, create_request, fetch_request, unknown_job_id
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Address, Auth, Request

# What no id of the newer kind holds, and recorded ones of the older kind do.
RESERVED_ID = "none-1fe4344e:pixverse/v5/text-to-video?x=1&y=2 +%2F"
PLACEHOLDER_IDS = ("null", "undefined", "0", "1", "*", "%", "latest")  # of clients that lost the id, and of searches
OTHER_PARAMETERS = ("id", "generationId", "Generation_Id", "task_id")
SHORT_ID = 8  # characters; ids that are no longer may be numbers that are counted
METHODS = ("PUT", "PATCH", "DELETE")
METHOD_STATUSES = (404, 405, 501)


class WrongCredential(NamedTuple):
    """Somebody without a good key. One that *is_far* passes hardly anywhere, and is tried where there is room."""

    name: str
    auth: Auth
    create_check: str
    fetch_check: str
    is_unlikely: bool = False


WRONG_CREDENTIALS = (
    WrongCredential("without a key", "none", "AUT-001", "AUT-002"),
    WrongCredential("with an empty key", "empty", "AUT-003", "AUT-004"),
    WrongCredential("with a key that nobody has", "invalid", "AUT-003", "AUT-004"),
    WrongCredential("with a key without a scheme", "bare", "AUT-005", "AUT-006"),
    WrongCredential("with a key of another scheme", "basic", "AUT-005", "AUT-006"),
    WrongCredential("with nothing in the header", "blank", "AUT-003", "AUT-004", is_unlikely=True),
    WrongCredential("with a key of the scheme Token", "token", "AUT-005", "AUT-006", is_unlikely=True),
    WrongCredential("with a key of the scheme Key", "of scheme Key", "AUT-005", "AUT-006", is_unlikely=True),
    WrongCredential("with a key next to the word Bearer", "glued", "AUT-005", "AUT-006", is_unlikely=True),
    WrongCredential("with a key after a colon", "after a colon", "AUT-005", "AUT-006", is_unlikely=True),
    WrongCredential("with a key as X-API-Key", "x-api-key", "AUT-005", "AUT-006", is_unlikely=True),
    WrongCredential("with a key as X-Auth-Token", "x-auth-token", "AUT-005", "AUT-006", is_unlikely=True),
)

# Tried where one like the user's is refused: who takes that takes any key.
SIMILAR_CREDENTIALS = (
    WrongCredential("with null for a key", "null", "AUT-003", "AUT-004"),
    WrongCredential("with undefined for a key", "undefined", "AUT-003", "AUT-004"),
    WrongCredential("with a good key and more", "longer", "AUT-003", "AUT-004"),
    WrongCredential("with a good key cut short", "shorter", "AUT-003", "AUT-004"),
    WrongCredential("with a good key in other letters", "swapped", "AUT-003", "AUT-004"),
)


def access_cases(sampling: Sampling, address: Address, is_only_address: bool, job: str | None) -> Iterator[Case]:
    """What is strange at one address, *is_alone* if no other is open, where a *job* was made; None if none was."""
    yield from _credential_cases(
        sampling, address, is_only_address, job or unknown_job_id(sampling.random(address, "stranger"))
    )
    yield from _invalid_request_cases(sampling, address) if sampling.is_exhaustive else ()
    yield from _unknown_id_cases(sampling, address, is_sequential=job is not None and _is_sequential(job))
    if job is not None:
        yield from _similar_id_cases(sampling, address, job)
    yield from _method_cases(sampling, address, job or unknown_job_id(sampling.random(address, "methods")))


def finished_job_cases(sampling: Sampling, address: Address, job: str) -> Iterator[Case]:
    """Strangers who ask for a job that has ended: a finished one is often told of by other code."""
    path = paths_of(sampling.model, address)[1]
    if path is None:
        return
    for credential in WRONG_CREDENTIALS:
        if sampling.is_exhaustive or credential.auth == "none":
            request = fetch_request(path, job, credential.auth, sampling.model.id)
            yield _case(credential.fetch_check, f"fetch of an ended job {credential.name}", request, (401,))


def similar_key_fetch(sampling: Sampling, address: Address, job: str) -> Request | None:
    """A fetch with a key that is like the user's; none, where it need not be known who takes any key."""
    path = paths_of(sampling.model, address)[1]
    return (
        fetch_request(path, job, "like it", sampling.model.id) if sampling.is_exhaustive and path is not None else None
    )


def similar_key_cases(sampling: Sampling, address: Address, job: str) -> Iterator[Case]:
    """Keys that are nearly the user's, or what is left of one that got lost."""
    yield from (
        case for credential in SIMILAR_CREDENTIALS for case in _requests_with(credential, sampling, address, job)
    )


def _credential_cases(sampling: Sampling, address: Address, is_only_address: bool, job: str) -> Iterator[Case]:
    """By turns, where there is little room."""
    other_scheme = "bare" if address == "legacy" else "basic"  # by turns: who takes one of them looks at no scheme
    for credential in WRONG_CREDENTIALS:
        is_left_out = credential.is_unlikely or (credential.auth == other_scheme and not is_only_address)
        if is_left_out and not sampling.is_exhaustive:
            continue
        yield from _requests_with(credential, sampling, address, job)


def _invalid_request_cases(sampling: Sampling, address: Address) -> Iterator[Case]:
    """Strangers with a wrong request: they learn nothing of it but that they have no key."""
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
    """The body is good, and so is the job, so that the key alone decides."""
    model = sampling.model
    path = paths_of(model, address)[1]
    created = create_request(model, address, Form(model).minimal_body, credential.auth)
    yield _case(credential.create_check, f"create {credential.name}", created, (401,))
    if path is not None:
        fetched = fetch_request(path, job, credential.auth, model.id)
        yield _case(credential.fetch_check, f"fetch {credential.name}", fetched, (401,))


def _is_sequential(job: str) -> bool:
    """Whether parts of the id, and small numbers, may be ids of other jobs."""
    return job.isdigit() or len(job) < SHORT_ID


def _unknown_id_cases(sampling: Sampling, address: Address, is_sequential: bool) -> Iterator[Case]:
    """Ids that were never given, and none at all."""
    path = paths_of(sampling.model, address)[1]
    if path is None:
        return
    unknown = fetch_request(path, unknown_job_id(sampling.random(address, "unknown")), model=sampling.model.id)
    yield _case("GET-002", "an id that was never given", unknown, (404,))
    yield _case("GET-005", "an id with reserved characters", _with_id(unknown, RESERVED_ID), (404,))
    yield _case("GET-003", "no generation_id", unknown._replace(query=()), (400,))
    yield _case("GET-004", "an empty generation_id", _with_id(unknown, ""), (400, 404))
    for word in PLACEHOLDER_IDS if sampling.is_exhaustive else ():
        if word.isdigit() and is_sequential:
            continue
        yield _case("GET-002", f"{word} as id", _with_id(unknown, word), (404,))


def _similar_id_cases(sampling: Sampling, address: Address, job: str) -> Iterator[Case]:
    """Ids that are almost those of a job, and its id where nobody looks for it."""
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


def _method_cases(sampling: Sampling, address: Address, job: str) -> Iterator[Case]:
    """Methods that the address does not have, with the body of a create and the id of a job."""
    fetched = create_request(sampling.model, address, Form(sampling.model).minimal_body)
    for method in METHODS:
        request = fetched._replace(method=method, query=(("generation_id", job),), call="other")
        yield _case("REQ-020", method, request, METHOD_STATUSES)


def _with_id(valid: Request, job: str) -> Request:
    return valid._replace(query=(("generation_id", job),))


def _case(check: str, label: str, request: Request, statuses: tuple[int, ...]) -> Case:
    assert request.address is not None
    return Case(check, case_name(label, request.address), request, "refused", statuses)
