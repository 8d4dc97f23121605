"""Compares two operations: parameters, bodies, responses, security."""

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
    """A difference, and the part of the document in which it was found."""

    part: str
    difference: Difference


def compare_call(old: Reader, new: Reader, was: Call, now: Call) -> Iterator[Located]:
    """All differences between two operations."""
    sent, read = SchemaComparison(old, new, "send"), SchemaComparison(old, new, "read")
    title = now.title
    yield from (Located(title, difference) for difference in _compare_terms(was, now))
    yield from (Located(title, difference) for difference in sent.compare(was.parameters, now.parameters))
    yield from _bodies(sent, was, now)
    yield from (Located(title, difference) for difference in _codes(was, now))
    for before, after in _same_codes(was, now):
        part = f"{title} {after}"
        yield from _media(read, part, was.responses[before], now.responses[after])
        yield from (Located(part, difference) for difference in read.compare(was.headers[before], now.headers[after]))


def compare_lists(rule: str, side: Side, was: list[str], now: list[str]) -> Iterator[Difference]:
    """Removed and added items. One of each counts as one change."""
    removed, new = ([item for item in one if item not in other] for one, other in ((was, now), (now, was)))
    if len(removed) == len(new) == 1:
        yield Difference(rule, "other", side, (), removed[0], new[0])
        return
    yield from (Difference(rule, "stricter", side, (), item, None) for item in removed)
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
    old_rules, new_rules = (frozenset[str]().union(*map(rules_in, call.words)) for call in (was, now))
    if old_rules != new_rules:
        yield Difference("prose", "other", "send", (), sorted(old_rules - new_rules), sorted(new_rules - old_rules))


def _bodies(sent: SchemaComparison, was: Call, now: Call) -> Iterator[Located]:
    body_words = {None: "absent", False: "optional", True: "required"}
    if was.needs_body != now.needs_body:
        direction: Direction = "stricter" if now.needs_body else "wider" if was.needs_body else "other"
        before, after = body_words[was.needs_body], body_words[now.needs_body]
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
    """Compare the models, then the requests of the models that both documents have."""
    old_ids, new_ids = ([identifier for request in side for identifier in request.ids] for side in (was, now))
    removed, new = [i for i in old_ids if i not in new_ids], [i for i in new_ids if i not in old_ids]
    respelled = match_spellings(removed, new)
    for identifier, spelling in respelled.items():
        yield Located(part, Difference("model", "other", "send", (), identifier, spelling))
    for identifier in removed:
        if identifier not in respelled:
            yield Located(part, Difference("model", "stricter", "send", (), identifier, None))
    for identifier in new:
        if identifier not in respelled.values():
            yield Located(part, Difference("model", "wider", "send", (), None, identifier))
    for request in was:
        ids = {respelled.get(identifier, identifier) for identifier in request.ids}
        if other := _same_model(ids, now) or (now[0] if len(was) == len(now) == 1 else None):
            where = f"{part} {other.ids[0]}" if other.ids else part
            pair = Pair(request.shape, other.shape, "send", ())
            yield from (Located(where, difference) for difference in schemas.of(pair, request.raw, other.raw))


def _same_model(ids: set[str], among: list[Request]) -> Request | None:
    best = max(among, key=lambda request: len(ids & {*request.ids}), default=None)
    return best if best is not None and ids & {*best.ids} else None


def _codes(was: Call, now: Call) -> Iterator[Difference]:
    for rule, matches in (("code", _is_success), ("error", _is_failure)):
        before, after = ([code for code in call.responses if matches(code)] for call in (was, now))
        yield from compare_lists(rule, "read", before, after)


def _same_codes(was: Call, now: Call) -> Iterator[tuple[str, str]]:
    """Pairs of HTTP statuses with the same meaning: equal ones, and one success status that replaces another."""
    yield from ((code, code) for code in was.responses if code in now.responses)
    removed = [code for code in was.responses if code not in now.responses and _is_success(code)]
    new = [code for code in now.responses if code not in was.responses and _is_success(code)]
    if len(removed) == len(new) == 1:
        yield removed[0], new[0]


def _is_success(code: str) -> bool:
    return code.startswith("2")


def _is_failure(code: str) -> bool:
    return not _is_success(code)
