"""Reads the service's catalogue, and keeps a copy of it in the user's cache."""

from reelkit._effects import NOW, Call, Disk, Flow, Note, Outcome, Reply
from reelkit._errors import ServerFailed
from reelkit._prices.catalogue import QUERY, Catalogue, Copy, keep_copy, read_copy, read_models
from reelkit._protocol.answer import json_object
from reelkit_specs import CATALOGUE


def catalogue(service: str, timeout: float) -> Flow[Catalogue]:
    """The catalogue as the service has it now, or else the copy, with a warning. Raises ServerFailed without both."""
    copy: Copy | None = yield Disk(lambda: read_copy(service))
    headers = {"If-None-Match": copy.etag} if copy is not None and copy.etag else {}
    now = yield NOW
    call = Call("GET", CATALOGUE, params=QUERY, headers=headers, timeout=timeout, until=now + timeout, is_public=True)
    outcome: Outcome = yield call
    if isinstance(outcome, Reply) and outcome.status == 304 and copy is not None:
        listed, etag = copy.catalogue.models, copy.etag
    else:
        read = read_models(json_object(outcome)) if isinstance(outcome, Reply) and outcome.status == 200 else None
        if read is None:
            why = f"the service returned {outcome.status}" if isinstance(outcome, Reply) else outcome.reason
            if copy is None:
                raise ServerFailed(f"the catalogue cannot be read: {why}; try again later")
            yield Note(f"the catalogue cannot be read: {why}; using the copy of {copy.catalogue.day}", warning=True)
            return copy.catalogue
        assert isinstance(outcome, Reply)
        listed, etag = read, outcome.headers.get("etag")
    kept: Catalogue = yield Disk(lambda: keep_copy(service, listed, etag))
    return kept
