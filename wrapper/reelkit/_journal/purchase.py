"""What is known of a purchase, which of its states may follow which, and when two requests are the same."""

import hashlib
import json
from typing import Any, NamedTuple

from reelkit_specs import find_model

Json = dict[str, Any]

INTENDED = "intended"  # the request may be on its way
SUBMITTED = "submitted"  # the job has an id: it is paid for
UNKNOWN = "unknown"  # nobody knows whether there is a job
SUCCEEDED = "succeeded"
FAILED = "failed"
SAVED = "saved"
GIVEN_UP = "given_up"  # somebody decided that there is no job; the key is free again

NEXT_STATES = {
    INTENDED: (SUBMITTED, UNKNOWN, GIVEN_UP),
    UNKNOWN: (SUBMITTED, GIVEN_UP),
    SUBMITTED: (SUCCEEDED, FAILED, SAVED),
    SUCCEEDED: (SAVED,),
    SAVED: (SAVED,),  # again, elsewhere
    FAILED: (),
    GIVEN_UP: (),
}

# Two processes may wait for one job: what the slower one says is no news, and no mistake.
IMPLIED_BY = {
    SUBMITTED: (SUBMITTED, SUCCEEDED, FAILED, SAVED),
    UNKNOWN: (UNKNOWN,),
    SUCCEEDED: (SUCCEEDED, SAVED),
    FAILED: (FAILED,),
    SAVED: (),
    GIVEN_UP: (GIVEN_UP,),
}

SHOWN = 60  # characters of a value, as one may hold a whole picture
CONTEXT = 20


class Purchase(NamedTuple):
    """One purchase. *service* is the base URL, *request* what is sent, *token* takes up the job in any process."""

    id: int
    service: str
    key: str
    request: Json
    client_request_id: str
    model: str
    state: str
    job_id: str | None
    token: str | None
    save_to: str | None
    path: str | None
    sha256: str | None
    size: int | None
    credits: float | None
    reason: str | None
    intended_at: float
    submitted_at: float | None
    ended_at: float | None


class Refused(Exception):
    """An operation found that it may not be. It has written nothing, and the others of its transaction go on."""


class KeyTaken(Refused):
    """There is a live purchase under the key."""

    def __init__(self, purchase: Purchase) -> None:
        super().__init__(purchase.key)
        self.purchase = purchase


class JobTaken(Refused):
    """The job is that of another purchase."""

    def __init__(self, purchase: Purchase) -> None:
        super().__init__(purchase.job_id)
        self.purchase = purchase


def canonical(request: Json) -> str:
    """The JSON as it would be sent, with its keys sorted and the model under the one id of its several."""
    return json.dumps(_with_one_id(request), sort_keys=True, separators=(",", ":"))


def request_hash(request: Json) -> str:
    """The SHA-256 of the canonical request."""
    return hashlib.sha256(canonical(request).encode()).hexdigest()


def difference(old: Json, new: Json) -> str:
    """One line that says, field by field, what is different now; empty if the requests are the same."""
    old, new = _with_one_id(old), _with_one_id(new)
    return "; ".join(_change(name, old, new) for name in sorted({*old, *new}) if _said(name, old) != _said(name, new))


def _with_one_id(request: Json) -> Json:
    identifier = request.get("model")
    model = find_model(identifier) if isinstance(identifier, str) else None
    return request | {"model": model.id} if model else request


def _said(name: str, request: Json) -> str | None:
    """The field as it is compared: 1, 1.0 and true are three values to a service, and one to Python."""
    return json.dumps(request[name], sort_keys=True) if name in request else None


def _change(name: str, old: Json, new: Json) -> str:
    if name not in old:
        return f"{name}: was not given, is now {_cut(repr(new[name]), 0)}"
    if name not in new:
        return f"{name}: {_cut(repr(old[name]), 0)} is now not given"
    before, after = repr(old[name]), repr(new[name])
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start = same - CONTEXT
    return f"{name}: {_cut(before, start)} is now {_cut(after, start)}"


def _cut(text: str, start: int) -> str:
    """The text, if it is short; else what is worth seeing of it."""
    start = max(0, min(start, len(text) - SHOWN))
    end = start + SHOWN
    return ("..." if start else "") + text[start:end] + ("..." if end < len(text) else "")
