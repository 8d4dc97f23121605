"""A purchase, the order of its states, and the comparison of requests."""

import hashlib
import json
from typing import Any, NamedTuple
from urllib.parse import unquote

from reelkit._system.input_files import are_facts
from reelkit_specs import Model, find_model

Json = dict[str, Any]

INTENDED = "intended"  # nothing was sent yet, or, with `left_at`, the request may have been sent
SUBMITTED = "submitted"  # the job has an id and is paid for
UNKNOWN = "unknown"  # it is unknown whether there is a job
SUCCEEDED = "succeeded"
FAILED = "failed"
SAVED = "saved"
GIVEN_UP = "given_up"  # a person decided that there is no job; the key can be used again

NEXT_STATES = {
    INTENDED: (SUBMITTED, UNKNOWN, GIVEN_UP),
    UNKNOWN: (SUBMITTED, GIVEN_UP),
    SUBMITTED: (SUCCEEDED, FAILED, SAVED),
    SUCCEEDED: (SAVED,),
    SAVED: (SAVED,),  # again, to another path
    FAILED: (),
    GIVEN_UP: (),
}

# Two processes may wait for one job: the report of the slower one is neither new nor an error.
IMPLIED_BY = {
    SUBMITTED: (SUBMITTED, SUCCEEDED, FAILED, SAVED),
    UNKNOWN: (UNKNOWN,),
    SUCCEEDED: (SUCCEEDED, SAVED),
    FAILED: (FAILED,),
    SAVED: (),
    GIVEN_UP: (GIVEN_UP,),
}

UNSENT = "its process ended before the create was sent; nothing was bought"  # a reason

SHOWN = 60  # characters of a value, which may be a whole picture
CONTEXT = 20


class Purchase(NamedTuple):
    """One purchase. *service* is the base URL, *request* the body, *token* resumes the job in any process.

    *left_at* is None while it is certain that no request is under way: before the create is sent, and after a refusal.
    It is 0 for a purchase that an older reelkit wrote, which did not record it. *evidence* has the address to which the
    create was sent and, if it is proven to have no job, the client request ids of the witnesses and the time of the
    scan. *account* tells the API keys apart with which creates were sent.
    """

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
    left_at: float | None
    evidence: Json | None
    account: str | None

    @property
    def address(self) -> str | None:
        """The address to which the create was sent; None if it was not sent, or by an older reelkit."""
        return self.evidence.get("address") if self.evidence else None

    @property
    def is_absent(self) -> bool:
        """Whether it is proven to have no job: its create was never sent, or the service's logs prove it."""
        is_proven = self.evidence is not None and "witnesses" in self.evidence
        return self.state == GIVEN_UP and (is_proven or self.reason == UNSENT)


class Refused(Exception):
    """An operation was rejected. It has written nothing; the others of its transaction continue."""


class KeyTaken(Refused):
    """The key has a live purchase."""

    def __init__(self, purchase: Purchase) -> None:
        super().__init__(purchase.key)
        self.purchase = purchase


class JobTaken(Refused):
    """The job belongs to another purchase."""

    def __init__(self, purchase: Purchase) -> None:
        super().__init__(purchase.job_id)
        self.purchase = purchase


def model_of_id(job_id: str) -> Model | None:
    """The model in an id of the older servers: ``UUID:MODEL``."""
    _, _, name = job_id.partition(":")
    return find_model(name)


def main_id(job_id: str) -> str:
    """The id of a job without the model that it may name: one job has both spellings."""
    job_id = unquote(job_id)
    return job_id.partition(":")[0] if model_of_id(job_id) is not None else job_id


def canonical(request: Json) -> str:
    """The JSON of a request with sorted keys, the main id of its model, and files without their paths."""
    return json.dumps(_comparable(request), sort_keys=True, separators=(",", ":"))


def request_hash(request: Json) -> str:
    """The SHA-256 of the canonical request."""
    return hashlib.sha256(canonical(request).encode()).hexdigest()


def difference(old: Json, new: Json) -> str:
    """One line with the differences of two requests, field by field; empty if they are equal."""
    before, after = _comparable(old), _comparable(new)
    return "; ".join(
        _change(name, old, new) for name in sorted({*old, *new}) if _text(name, before) != _text(name, after)
    )


def _comparable(request: Json) -> Json:
    """The request with the main id of its model, and with its files without their paths: a file may be moved."""
    identifier = request.get("model")
    model = find_model(identifier) if isinstance(identifier, str) else None
    same = {"model": model.id} if model else {}
    files = {name: value | {"file": None} for name, value in request.items() if are_facts(value)}
    return request | same | files


def _text(name: str, request: Json) -> str | None:
    """The field for comparison: 1, 1.0 and true are different to a service, and equal in Python."""
    return json.dumps(request[name], sort_keys=True) if name in request else None


def _change(name: str, old: Json, new: Json) -> str:
    if name not in old:
        return f"{name}: was not given, is now {_cut(_shown(new[name]), 0)}"
    if name not in new:
        return f"{name}: {_cut(_shown(old[name]), 0)} is now not given"
    before, after = _shown(old[name]), _shown(new[name])
    if are_facts(old[name]) and are_facts(new[name]):
        return f"{name}: {before} is now {after}"
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start = same - CONTEXT
    return f"{name}: {_cut(before, start)} is now {_cut(after, start)}"


def _shown(value: object) -> str:
    if isinstance(value, dict) and are_facts(value):
        name = "an open file" if value["file"] is None else f"the file {value['file']!r}"
        return f"{name} ({value['size']:,} bytes, SHA-256 {value['sha256'][:12]})"
    return repr(value)


def _cut(text: str, start: int) -> str:
    """The text, shortened to the interesting part."""
    start = max(0, min(start, len(text) - SHOWN))
    end = start + SHOWN
    return ("..." if start else "") + text[start:end] + ("..." if end < len(text) else "")
