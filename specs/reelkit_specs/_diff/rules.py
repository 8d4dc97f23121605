"""What a change of each fact means to us: the whole judgement, as a table.

A fact is *stricter* when fewer messages fit than before, *wider* when more do, *other* when neither can be said.
What we send breaks when the service becomes stricter; what we read breaks when its answers become wider.
"""

from typing import Literal, NamedTuple

Level = Literal["breaking", "risky", "compatible"]
Side = Literal["send", "read"]
Direction = Literal["stricter", "wider", "other"]

LEVELS: tuple[Level, ...] = ("breaking", "risky", "compatible")
B, R, C = LEVELS


class ByDirection(NamedTuple):
    """How grave a change is, or what is said of it, by its direction."""

    stricter: str
    wider: str
    other: str


class Rule(NamedTuple):
    """One kind of fact: how grave a change of it is on each side, and the sentence that tells of it."""

    about: str
    send: ByDirection
    read: ByDirection
    sentences: ByDirection

    def level(self, side: Side, direction: Direction) -> Level:
        """The judgement."""
        word = getattr(self.send if side == "send" else self.read, direction)
        return next(level for level in LEVELS if level == word)

    def sentence(self, direction: Direction) -> str:
        """What is said, with room for {field}, {what}, {old} and {new}."""
        return str(getattr(self.sentences, direction))


SENT = ByDirection(B, C, B)
READ = ByDirection(C, B, B)
READ_LENIENT = ByDirection(C, R, R)  # a reader that ignores the fact goes on as before
ALWAYS_BREAKING = ByDirection(B, B, B)
AT_WORST_RISKY = ByDirection(R, C, R)
ALWAYS_COMPATIBLE = ByDirection(C, C, C)


def _new_gone_or_other(thing: str) -> ByDirection:
    return ByDirection(f"{thing} {{old}} is gone", f"{thing} {{new}} is new", f"{thing} {{old}} is {{new}} now")


RULES: dict[str, Rule] = {
    "another-model": Rule(
        "the document holds another model than before",
        ALWAYS_BREAKING,
        ALWAYS_BREAKING,
        ByDirection(*["this is the document of {new} now, it was that of {old}"] * 3),
    ),
    "model": Rule("the models on offer, and how they are spelled", SENT, READ, _new_gone_or_other("the model")),
    "address": Rule("the paths", SENT, READ, _new_gone_or_other("the address")),
    "method": Rule("the methods of a path", SENT, READ, _new_gone_or_other("the method")),
    "server": Rule("the base URLs", SENT, READ, _new_gone_or_other("the server")),
    "security": Rule(
        "how callers prove who they are",
        ByDirection(B, R, B),
        ALWAYS_COMPATIBLE,
        ByDirection("{new} is asked for now", "{old} is no longer asked for", "{new} is asked for now, it was {old}"),
    ),
    "body": Rule(
        "whether a request has a body, and must have it",
        SENT,
        READ,
        ByDirection(*["the body is {new} now, it was {old}"] * 3),
    ),
    "media": Rule("the media types of bodies", SENT, READ, _new_gone_or_other("the media type")),
    "code": Rule(
        "the HTTP statuses of success",
        SENT,
        ByDirection(C, R, B),
        ByDirection("success is no longer {old}", "success may be {new} too", "success is {new} now, it was {old}"),
    ),
    "error": Rule(
        "the HTTP statuses of failure", ALWAYS_COMPATIBLE, ALWAYS_COMPATIBLE, _new_gone_or_other("the error")
    ),
    "status": Rule(
        "what a status word of the contract means",
        SENT,
        ByDirection(C, R, B),
        ByDirection(
            "the word {field} is gone", "the word {field} is new: {new}", "{field} means {new} now, it meant {old}"
        ),
    ),
    "field": Rule(
        "which fields there are",
        SENT,
        ByDirection(B, C, B),  # of what is read, a field that is gone is missed, and a new one is ignored
        ByDirection("{field} is gone", "{field} is new", "{field} has changed"),
    ),
    "renamed": Rule(
        "a field that goes by another name",
        ALWAYS_BREAKING,
        ALWAYS_BREAKING,
        ByDirection(*["`{old}` seems to be called `{new}` now"] * 3),
    ),
    "required": Rule(
        "whether a field must be there",
        SENT,
        READ,
        ByDirection("{field} is required now", "{field} is no longer required", "{field} has changed"),
    ),
    "open": Rule(
        "fields that nobody has named",
        SENT,
        ALWAYS_COMPATIBLE,
        ByDirection(
            "{field} takes no other fields now",
            "{field} takes other fields now",
            "{field} takes other fields in another way",
        ),
    ),
    "type": Rule("the types of a value", SENT, READ, ByDirection(*["{field} is {new} now, it was {old}"] * 3)),
    "union": Rule(
        "the forms that a value may have",
        SENT,
        READ,
        ByDirection(
            "{field} no longer has the form {old}",
            "{field} may have the form {new}",
            "{field} has the form {new} now, it had {old}",
        ),
    ),
    "enum": Rule(
        "the values to choose from",
        SENT,
        READ_LENIENT,
        ByDirection("{field} is no longer {old}", "{field} may be {new} now", "{field} is {new} now, it was {old}"),
    ),
    "default": Rule(
        "what counts when a field is left out",
        AT_WORST_RISKY,
        ALWAYS_COMPATIBLE,
        ByDirection(
            "the default of {field} is {new} now, it was {old}",
            "the default of {field} is written as {new} now, it was {old}",
            "the default of {field} is {new} now, it was {old}",
        ),
    ),
    "bound": Rule(
        "limits of numbers, lengths and counts",
        SENT,
        READ_LENIENT,
        ByDirection(*["{what} of {field} is {new} now, it was {old}"] * 3),
    ),
    "format": Rule(
        "formats",
        AT_WORST_RISKY,
        READ_LENIENT,
        ByDirection(*["the format of {field} is {new} now, it was {old}"] * 3),
    ),
    "pattern": Rule(
        "patterns of texts",
        SENT,
        READ_LENIENT,
        ByDirection(*["the pattern of {field} is {new} now, it was {old}"] * 3),
    ),
    "rule": Rule(
        "rules that bind several fields",
        SENT,
        READ_LENIENT,
        ByDirection(
            "{field} has the new rule {new}",
            "{field} no longer has the rule {old}",
            "the rule {new} of {field} has changed",
        ),
    ),
    "deprecated": Rule(
        "what is going to go",
        AT_WORST_RISKY,
        AT_WORST_RISKY,
        ByDirection("{field} is deprecated now", "{field} is no longer deprecated", "{field} has changed"),
    ),
    "keyword": Rule(
        "every other keyword that a validator looks at",
        ByDirection(R, R, R),
        ByDirection(R, R, R),
        ByDirection(*["{what} of {field} is {new} now, it was {old}"] * 3),
    ),
    "observed": Rule(
        "what the contract notes beside a model: times, prices, warnings",
        ALWAYS_COMPATIBLE,
        ALWAYS_COMPATIBLE,
        ByDirection(*["{what} of {field} have changed"] * 3),
    ),
    "prose": Rule(
        "rules that stand only in descriptions",
        ByDirection(R, R, R),
        ByDirection(R, R, R),
        ByDirection(
            "{field} now says: {new}",
            "{field} no longer says: {old}",
            "{field} now says: {new} It said: {old}",
        ),
    ),
}
