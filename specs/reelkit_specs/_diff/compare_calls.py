"""Comparing one call: what is sent with it, and what comes back."""

from collections.abc import Iterator
from typing import NamedTuple

from reelkit_specs._diff.calls import Call, Request, match_spellings, requests
from reelkit_specs._diff.change import Difference
from reelkit_specs._diff.compare_schemas import SchemaComparison
from reelkit_specs._diff.compare_values import Pair
from reelkit_specs._diff.prose_rules import rules_in
from reelkit_specs._diff.rules import Direction, Side
from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._documents.json import Json

JSON = "application/json"


class Located(NamedTuple):
    """A note, and the part of the document that it was found in."""

    part: str
    difference: Difference


def compare_call(old: Reader, new: Reader, was: Call, now: Call) -> Iterator[Located]:
    """Everything that differs between two calls."""
    sent, read = SchemaComparison(old, new, "send"), SchemaComparison(old, new, "read")
    title = now.title
    yield from (Located(title, difference) for difference in _compare_terms(was, now))
    yield from (Located(title, difference) for difference in sent.compare(was.parameters, now.parameters))
    yield from _bodies(sent, was, now)
    yield from (Located(title, difference) for difference in _codes(was, now))
    for before, after in _same_codes(was, now):
        part = f"{title} {after}"
        yield from _media(read, part, was.answers[before], now.answers[after])
        yield from (Located(part, difference) for difference in read.compare(was.headers[before], now.headers[after]))


def compare_lists(rule: str, side: Side, was: list[str], now: list[str]) -> Iterator[Difference]:
    """What is gone, what is new; one of each is one change."""
    gone, new = ([item for item in one if item not in other] for one, other in ((was, now), (now, was)))
    if len(gone) == len(new) == 1:
        yield Difference(rule, "other", side, (), gone[0], new[0])
        return
    yield from (Difference(rule, "stricter", side, (), item, None) for item in gone)
    yield from (Difference(rule, "wider", side, (), None, item) for item in new)


def _compare_terms(was: Call, now: Call) -> Iterator[Difference]:
    yield from compare_lists("server", "send", list(was.servers), list(now.servers))
    if was.security != now.security:
        before, after = (None if ways is None else " or ".join(sorted(ways)) for ways in (was.security, now.security))
        direction: Direction = "stricter" if before is None else "wider" if after is None else "other"
        yield Difference("security", direction, "send", (), before, after)
    if was.deprecated != now.deprecated:
        yield Difference(
            "deprecated", "stricter" if now.deprecated else "wider", "send", (), was.deprecated, now.deprecated
        )
    said, says = (frozenset[str]().union(*map(rules_in, call.words)) for call in (was, now))
    if said != says:
        yield Difference("prose", "other", "send", (), sorted(said - says), sorted(says - said))


def _bodies(sent: SchemaComparison, was: Call, now: Call) -> Iterator[Located]:
    need = {None: "absent", False: "optional", True: "required"}
    if was.needs_body != now.needs_body:
        direction: Direction = "stricter" if now.needs_body else "wider" if was.needs_body else "other"
        before, after = need[was.needs_body], need[now.needs_body]
        yield Located(now.title, Difference("body", direction, "send", (), before, after))
    if was.bodies and now.bodies:
        yield from _media(sent, now.title, was.bodies, now.bodies)


def _media(schemas: SchemaComparison, part: str, was: Json, now: Json) -> Iterator[Located]:
    yield from (Located(part, difference) for difference in compare_lists("media", schemas.side, list(was), list(now)))
    for media in [media for media in was if media in now]:
        where = part if media == JSON else f"{part} {media}"
        if schemas.side == "send":
            old, new = requests(schemas.old, was[media]), requests(schemas.new, now[media])
            yield from compare_models(schemas, where, old, new)
        else:
            yield from (Located(where, difference) for difference in schemas.compare(was[media], now[media]))


def compare_models(schemas: SchemaComparison, part: str, was: list[Request], now: list[Request]) -> Iterator[Located]:
    """The models on offer, and then the requests of those that both sides have."""
    old_ids, new_ids = ([identifier for request in side for identifier in request.ids] for side in (was, now))
    gone, new = [i for i in old_ids if i not in new_ids], [i for i in new_ids if i not in old_ids]
    again = match_spellings(gone, new)
    for identifier, spelling in again.items():
        yield Located(part, Difference("model", "other", "send", (), identifier, spelling))
    for identifier in gone:
        if identifier not in again:
            yield Located(part, Difference("model", "stricter", "send", (), identifier, None))
    for identifier in new:
        if identifier not in again.values():
            yield Located(part, Difference("model", "wider", "send", (), None, identifier))
    for request in was:
        ids = {again.get(identifier, identifier) for identifier in request.ids}
        if other := _same(ids, now) or (now[0] if len(was) == len(now) == 1 else None):
            where = f"{part} {other.ids[0]}" if other.ids else part
            pair = Pair(request.shape, other.shape, "send", ())
            yield from (Located(where, difference) for difference in schemas.of(pair, request.raw, other.raw))


def _same(ids: set[str], among: list[Request]) -> Request | None:
    best = max(among, key=lambda request: len(ids & {*request.ids}), default=None)
    return best if best is not None and ids & {*best.ids} else None


def _codes(was: Call, now: Call) -> Iterator[Difference]:
    for rule, is_meant in (("code", _is_success), ("error", _is_failure)):
        before, after = ([code for code in call.answers if is_meant(code)] for call in (was, now))
        yield from compare_lists(rule, "read", before, after)


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
