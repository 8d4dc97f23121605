"""What a model's address must refuse: each field with each kind of wrong value, and requests that are none.

Every body is wrong in one place: with another value there, or with the missing field, it would be accepted.
"""

import functools
from collections import Counter
from collections.abc import Iterator
from random import Random

from reelkit_conformance._cases.case import STRANGER, Case, create, named, path_of, shown
from reelkit_conformance._cases.malformed import BAD_BODY, wire_refusals
from reelkit_conformance._cases.refused_values import FAR, NEAR, REMOTE, Wrong, other_names, wrong_values
from reelkit_conformance._contract.request_form import Form, breaking, smallest_sets
from reelkit_conformance._http.exchange import Address, Json
from reelkit_specs import Model, find_model, models

FORMAT = "REQ-022"
NESTED = "nested"
ALIKE = ("array", "object")  # who takes one of them for something else mostly takes both
LAST = 9  # the rank of what comes after the second ones of all others
AT = {FAR: "far", REMOTE: "remote"}
Kind = tuple[str, ...]  # what several cases have in common: check, field, kind of value
Kinds = Iterator[tuple[Kind, Case]]

# What other services for videos list, by the name of the field.
ELSEWHERE: dict[str, tuple[str | int, ...]] = {
    "aspect_ratio": ("21:9", "3:2", "2:3", "auto"),
    "duration": (0, 1, 3, 12, 15, 60, -5),
    "lip_sync_tts_speaker": ("none", "Olivia", "Random"),
    "resolution": ("480p", "1440p", "2160p", "4k"),
    "style": ("none", "auto", "realistic"),
    "thinking_type": ("none", "adaptive", "on"),
}
SELDOM: dict[str, tuple[str | int, ...]] = {
    "aspect_ratio": ("9:21", "5:4", "4:5", "2:1", "1:2", "adaptive", "square", "1.78"),
    "duration": (2, 11, 13, 14, 16, 18, 20, 24, 25, 30, 40, 45, 50, 80, 90, 100, 120, 600),
    "lip_sync_tts_speaker": ("auto", "default", "alloy", "Emma", "Noah", "Bob", "Sarah"),
    "resolution": ("240p", "576p", "2k", "8k", "HD", "auto", "1280x720", "1920x1080"),
    "style": ("cartoon", "cinematic", "watercolor", "pixel_art", "photorealistic", "3d"),
    "thinking_type": ("off", "true", "default", "high"),
}

BAD_MODEL = (400, 404, 422)  # a model that is not made here may also be said not to be found
IN_MODEL = {"REQ-007": "REQ-014"}  # a value that is not in the list has a check of its own where it names a model


def refusals(model: Model, address: Address, random: Random, room: int | None) -> list[Case]:
    """The cases, in the order of the contract; *random* chooses among those of one kind.

    With the same *random* the other address begins at the other end, so that together they try more of them.

    What must be tried is tried, even if that is more than there is *room* for; then follows what may be. None is
    room for all.
    """
    if path_of(model, address) is None:
        return []
    form = Form(model)
    every = [*_without(form, address), *_wrong(form, address), *_unknown(form, address), *_rules(form, address)]
    every += [*_other_models(form, address), *_wire(form, address)]
    kinds = [kind for kind, _ in every]
    far = [kind for kind in dict.fromkeys(kinds) if kind[0] == AT[FAR]]
    alike = [kind for kind in dict.fromkeys(kinds) if kind[0] == "REQ-004" and kind[2] in ALIKE]
    second = address == "v2"  # by turns: first where it has its turn, elsewhere if there is room
    ranks = dict.fromkeys(far, 1) | dict.fromkeys([*far[second::2], *alike[second::2]], 2)
    ranks |= {kind: 3 for kind in kinds if kind[0] == NESTED}
    ranks |= {kind: LAST for kind in kinds if kind[0] == AT[REMOTE]}
    order = _shuffled([case.name.removesuffix(f", {address}") for _, case in every], random)
    return [every[number][1] for number in sorted(_drawn(kinds, ranks, room, order[:: -1 if second else 1]))]


def _shuffled(names: list[str], random: Random) -> list[int]:
    """Places in an order that depends on the names, so that one more or less does not change that of the others."""
    base = random.random()
    draws = [Random(f"{base} {name}").random() for name in names]
    return sorted(range(len(names)), key=draws.__getitem__)


def _drawn(kinds: list[Kind], ranks: dict[Kind, int], room: int | None, order: list[int]) -> set[int]:
    """One of each kind that has no rank, and others as there is room: one of each by its rank, then the second ones."""
    turns: Counter[Kind] = Counter()
    turn = {}
    for number in order:
        turn[number] = turns[kinds[number]]
        turns[kinds[number]] += 1
    rank = [ranks.get(kind, 0) for kind in kinds]
    order.sort(key=lambda number: (rank[number] == LAST, turn[number], rank[number]))
    must = len(turns.keys() - ranks.keys())
    return {*order[: None if room is None else max(must, room)]}


def _case(form: Form, address: Address, check: str, words: str, fields: tuple[str, ...], body: Json) -> Case:
    ask = create(form.model, address, body)
    return Case(check, named(words, address), ask, "refused", BAD_BODY, fields, body)


def _without(form: Form, address: Address) -> Kinds:
    """Each required field left out."""
    body = form.plainest
    for name in form.required:
        lacking = {key: value for key, value in body.items() if key != name}
        if body and form.breaks(lacking):
            check = "REQ-001" if name == "model" else "REQ-002"
            yield (check, name), _case(form, address, check, f"without {name}", (name,), lacking)
            for other in other_names(name):
                named_so = lacking | {other: body[name]}
                yield (AT[REMOTE], check, name), _case(form, address, check, f"{name} as {other}", (name,), named_so)


def _wrong(form: Form, address: Address) -> Kinds:
    """Each field with each kind of wrong value."""
    for name, schema in form.schemas.items():
        body = form.smallest([name])
        if body is None:
            continue
        said = set()
        for wrong in (*wrong_values(name, schema), *_of_others(form, name)):
            bad = body | {name: wrong.value}
            refused = not form.fits(bad) if wrong.check == FORMAT else form.breaks(bad)
            words = _words(name, wrong)
            if not refused or words in said or (name == "model" and _is_model(wrong.value)):
                continue
            said.add(words)
            check = IN_MODEL.get(wrong.check, wrong.check) if name == "model" else wrong.check
            kind: Kind = (check, name, wrong.kind)
            if wrong.where:
                kind = (NESTED, name, wrong.where, check)
            if wrong.distance:
                kind = (AT[wrong.distance], *kind)
            yield kind, _case(form, address, check, words, (name,), bad)


def _of_others(form: Form, name: str) -> Iterator[Wrong]:
    """What others list for a field of this name: 10 seconds, where this one makes 5 and 8."""
    here = form.model.fields
    if name != "model" and any(field.name == name and field.enum for field in here):
        listed = (field.enum for model in models() for field in model.fields if field.name == name)
        of_models = dict.fromkeys(value for values in listed for value in values)
        for kind, values, distance in (
            ("another model's value", of_models, NEAR),
            ("another service's value", ELSEWHERE.get(name, ()), FAR),
            ("a seldom value", SELDOM.get(name, ()), REMOTE),
        ):
            for value in values:
                check = "REQ-007" if isinstance(value, str) else "REQ-010"
                yield Wrong(check, kind, value, distance=distance)


def _unknown(form: Form, address: Address) -> Kinds:
    """A field that nobody knows, where the body is closed."""
    body = form.plainest | {STRANGER: "abc"}
    if form.plainest and form.breaks(body):
        yield ("REQ-013",), _case(form, address, "REQ-013", f"{STRANGER} = 'abc'", (STRANGER,), body)


def _words(name: str, wrong: Wrong) -> str:
    place = f"{name}{wrong.where}"
    if wrong.lacks:
        return f"{place} left out"
    return f"{place} = {shown(wrong.part if wrong.where else wrong.value)}"


def _rules(form: Form, address: Address) -> Kinds:
    """Each rule of the prose broken, and nothing else."""
    for rule in form.model.rules:
        bodies = breaking(form, rule)
        smallest = smallest_sets(bodies)
        for body in smallest:
            fields = tuple(name for name in rule.fields if name in body)
            words = " with ".join(f"{name} = {shown(body[name])}" for name in fields)
            words = words or f"without {' and '.join(rule.fields)}"
            yield (rule.id, *fields), _case(form, address, "RUL-001", f"{rule.id}: {words}", fields, body)
        for body in bodies:
            if body not in smallest:
                words = ", ".join(f"{name} = {shown(value)}" for name, value in body.items() if name != "model")
                case = _case(form, address, "RUL-001", f"{rule.id}: {words}", rule.fields, body)
                yield (AT[REMOTE], rule.id), case


@functools.cache  # one is compiled in milliseconds, and each model is compared with all of the others
def _forms() -> tuple[Form, ...]:
    return tuple(Form(model) for model in models())


def _other_models(form: Form, address: Address) -> Kinds:
    """Another model's id over this model's body, and a model that another address makes."""
    for known in _forms():
        other = known.model
        words = f"model = {shown(other.id)}"
        if path_of(other, address) != path_of(form.model, address):
            case = _case(form, address, "REQ-015", words, ("model",), known.plainest)
            if case.body:
                yield ("REQ-015", "elsewhere"), case._replace(statuses=BAD_MODEL)
        elif form.plainest and known.breaks(bad := form.plainest | {"model": other.id}):
            yield ("REQ-015", "here"), _case(form, address, "REQ-015", f"{words} over another's body", ("model",), bad)


def _wire(form: Form, address: Address) -> Kinds:
    """What is wrong before anybody looks at a field."""
    body = form.plainest
    ask = create(form.model, address, body)
    for wire in wire_refusals(body) if body else ():
        headers = (("content-type", wire.content_type),) if wire.content_type else ()
        asked = ask._replace(method=wire.method, query=wire.query, headers=headers, body=wire.body)
        asked = asked if wire.method == "POST" else asked._replace(call="other")
        case = Case(wire.check, named(wire.name, address), asked, "refused", wire.statuses)
        yield ((AT[wire.distance],) if wire.distance else ()) + (wire.check, wire.kind), case


def _is_model(value: object) -> bool:
    """Whether a made-up id is one that the contract knows."""
    return isinstance(value, str) and find_model(value) is not None
