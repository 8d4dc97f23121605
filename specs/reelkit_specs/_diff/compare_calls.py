"""Comparing one call: what is sent with it, and what comes back."""

from collections.abc import Iterator
from typing import NamedTuple

from reelkit_specs._diff.calls import Call, Request, requests, respelled
from reelkit_specs._diff.change import Note
from reelkit_specs._diff.compare_schemas import Schemas
from reelkit_specs._diff.compare_values import Pair
from reelkit_specs._diff.prose_rules import rules_in
from reelkit_specs._diff.rules import Direction, Side
from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._documents.json import Json

JSON = "application/json"


class Found(NamedTuple):
    """A note, and the part of the document that it was found in."""

    part: str
    note: Note


def exchange(old: Reader, new: Reader, was: Call, now: Call) -> Iterator[Found]:
    """Everything that differs between two calls."""
    sent, read = Schemas(old, new, "send"), Schemas(old, new, "read")
    title = now.title
    yield from (Found(title, note) for note in _terms(was, now))
    yield from (Found(title, note) for note in sent.differences(was.parameters, now.parameters))
    yield from _bodies(sent, was, now)
    yield from (Found(title, note) for note in _codes(was, now))
    for before, after in _same_codes(was, now):
        part = f"{title} {after}"
        yield from _media(read, part, was.answers[before], now.answers[after])
        yield from (Found(part, note) for note in read.differences(was.headers[before], now.headers[after]))


def lists(rule: str, side: Side, was: list[str], now: list[str]) -> Iterator[Note]:
    """What is gone, what is new; one of each is one change."""
    gone, new = ([item for item in one if item not in other] for one, other in ((was, now), (now, was)))
    if len(gone) == len(new) == 1:
        yield Note(rule, "other", side, (), gone[0], new[0])
        return
    yield from (Note(rule, "stricter", side, (), item, None) for item in gone)
    yield from (Note(rule, "wider", side, (), None, item) for item in new)


def _terms(was: Call, now: Call) -> Iterator[Note]:
    yield from lists("server", "send", list(was.servers), list(now.servers))
    if was.security != now.security:
        before, after = (None if ways is None else " or ".join(sorted(ways)) for ways in (was.security, now.security))
        direction: Direction = "stricter" if before is None else "wider" if after is None else "other"
        yield Note("security", direction, "send", (), before, after)
    if was.deprecated != now.deprecated:
        yield Note("deprecated", "stricter" if now.deprecated else "wider", "send", (), was.deprecated, now.deprecated)
    said, says = (frozenset[str]().union(*map(rules_in, call.words)) for call in (was, now))
    if said != says:
        yield Note("prose", "other", "send", (), sorted(said - says), sorted(says - said))


def _bodies(sent: Schemas, was: Call, now: Call) -> Iterator[Found]:
    need = {None: "absent", False: "optional", True: "required"}
    if was.needs_body != now.needs_body:
        direction: Direction = "stricter" if now.needs_body else "wider" if was.needs_body else "other"
        before, after = need[was.needs_body], need[now.needs_body]
        yield Found(now.title, Note("body", direction, "send", (), before, after))
    if was.bodies and now.bodies:
        yield from _media(sent, now.title, was.bodies, now.bodies)


def _media(schemas: Schemas, part: str, was: Json, now: Json) -> Iterator[Found]:
    yield from (Found(part, note) for note in lists("media", schemas.side, list(was), list(now)))
    for media in [media for media in was if media in now]:
        where = part if media == JSON else f"{part} {media}"
        if schemas.side == "send":
            old, new = requests(schemas.old, was[media]), requests(schemas.new, now[media])
            yield from models(schemas, where, old, new)
        else:
            yield from (Found(where, note) for note in schemas.differences(was[media], now[media]))


def models(schemas: Schemas, part: str, was: list[Request], now: list[Request]) -> Iterator[Found]:
    """The models on offer, and then the requests of those that both sides have."""
    old_ids, new_ids = ([identifier for request in side for identifier in request.ids] for side in (was, now))
    gone, new = [i for i in old_ids if i not in new_ids], [i for i in new_ids if i not in old_ids]
    again = respelled(gone, new)
    for identifier, spelling in again.items():
        yield Found(part, Note("model", "other", "send", (), identifier, spelling))
    for identifier in gone:
        if identifier not in again:
            yield Found(part, Note("model", "stricter", "send", (), identifier, None))
    for identifier in new:
        if identifier not in again.values():
            yield Found(part, Note("model", "wider", "send", (), None, identifier))
    for request in was:
        ids = {again.get(identifier, identifier) for identifier in request.ids}
        if other := _same(ids, now) or (now[0] if len(was) == len(now) == 1 else None):
            where = f"{part} {other.ids[0]}" if other.ids else part
            pair = Pair(request.shape, other.shape, "send", ())
            yield from (Found(where, note) for note in schemas.of(pair, request.raw, other.raw))


def _same(ids: set[str], among: list[Request]) -> Request | None:
    best = max(among, key=lambda request: len(ids & {*request.ids}), default=None)
    return best if best is not None and ids & {*best.ids} else None


def _codes(was: Call, now: Call) -> Iterator[Note]:
    for rule, is_meant in (("code", _is_success), ("error", _is_failure)):
        before, after = ([code for code in call.answers if is_meant(code)] for call in (was, now))
        yield from lists(rule, "read", before, after)


def _same_codes(was: Call, now: Call) -> Iterator[tuple[str, str]]:
    """Pairs of HTTP statuses that mean the same: themselves, and one success in place of another."""
    yield from ((code, code) for code in was.answers if code in now.answers)
    gone = [code for code in was.answers if code not in now.answers and _is_success(code)]
    new = [code for code in now.answers if code not in was.answers and _is_success(code)]
    if len(gone) == len(new) == 1:
        yield gone[0], new[0]


def _is_success(code: str) -> bool:
    return code.startswith("2")


def _is_failure(code: str) -> bool:
    return not _is_success(code)
