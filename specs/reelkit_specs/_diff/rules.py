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


class By(NamedTuple):
    """How grave a change is, or what is said of it, by its direction."""

    stricter: str
    wider: str
    other: str


class Rule(NamedTuple):
    """One kind of fact: how grave a change of it is on each side, and the sentence that tells of it."""

    about: str
    send: By
    read: By
    sentences: By

    def level(self, side: Side, direction: Direction) -> Level:
        """The judgement."""
        word = getattr(self.send if side == "send" else self.read, direction)
        return next(level for level in LEVELS if level == word)

    def sentence(self, direction: Direction) -> str:
        """What is said, with room for {spot}, {what}, {old} and {new}."""
        return str(getattr(self.sentences, direction))


SENT = By(B, C, B)
READ = By(C, B, B)
READ_LIGHTLY = By(C, R, R)  # a reader that ignores the fact goes on as before
ALWAYS = By(B, B, B)
AT_WORST_RISKY = By(R, C, R)
NO_MATTER = By(C, C, C)


def _new_gone_or_other(thing: str) -> By:
    return By(f"{thing} {{old}} is gone", f"{thing} {{new}} is new", f"{thing} {{old}} is {{new}} now")


RULES: dict[str, Rule] = {
    "another-model": Rule(
        "the document holds another model than before",
        ALWAYS,
        ALWAYS,
        By(*["this is the document of {new} now, it was that of {old}"] * 3),
    ),
    "model": Rule("the models on offer, and how they are spelled", SENT, READ, _new_gone_or_other("the model")),
    "address": Rule("the paths", SENT, READ, _new_gone_or_other("the address")),
    "method": Rule("the methods of a path", SENT, READ, _new_gone_or_other("the method")),
    "server": Rule("the base URLs", SENT, READ, _new_gone_or_other("the server")),
    "security": Rule(
        "how callers prove who they are",
        By(B, R, B),
        NO_MATTER,
        By("{new} is asked for now", "{old} is no longer asked for", "{new} is asked for now, it was {old}"),
    ),
    "body": Rule(
        "whether a request has a body, and must have it",
        SENT,
        READ,
        By(*["the body is {new} now, it was {old}"] * 3),
    ),
    "media": Rule("the media types of bodies", SENT, READ, _new_gone_or_other("the media type")),
    "code": Rule(
        "the HTTP statuses of success",
        SENT,
        By(C, R, B),
        By("success is no longer {old}", "success may be {new} too", "success is {new} now, it was {old}"),
    ),
    "error": Rule("the HTTP statuses of failure", NO_MATTER, NO_MATTER, _new_gone_or_other("the error")),
    "status": Rule(
        "what a status word of the contract means",
        SENT,
        By(C, R, B),
        By("the word {spot} is gone", "the word {spot} is new: {new}", "{spot} means {new} now, it meant {old}"),
    ),
    "field": Rule(
        "which fields there are",
        SENT,
        By(B, C, B),  # of what is read, a field that is gone is missed, and a new one is ignored
        By("{spot} is gone", "{spot} is new", "{spot} has changed"),
    ),
    "renamed": Rule(
        "a field that goes by another name",
        ALWAYS,
        ALWAYS,
        By(*["`{old}` seems to be called `{new}` now"] * 3),
    ),
    "required": Rule(
        "whether a field must be there",
        SENT,
        READ,
        By("{spot} is required now", "{spot} is no longer required", "{spot} has changed"),
    ),
    "open": Rule(
        "fields that nobody has named",
        SENT,
        NO_MATTER,
        By(
            "{spot} takes no other fields now",
            "{spot} takes other fields now",
            "{spot} takes other fields in another way",
        ),
    ),
    "type": Rule("the types of a value", SENT, READ, By(*["{spot} is {new} now, it was {old}"] * 3)),
    "union": Rule(
        "the forms that a value may have",
        SENT,
        READ,
        By(
            "{spot} no longer has the form {old}",
            "{spot} may have the form {new}",
            "{spot} has the form {new} now, it had {old}",
        ),
    ),
    "enum": Rule(
        "the values to choose from",
        SENT,
        READ_LIGHTLY,
        By("{spot} is no longer {old}", "{spot} may be {new} now", "{spot} is {new} now, it was {old}"),
    ),
    "default": Rule(
        "what counts when a field is left out",
        AT_WORST_RISKY,
        NO_MATTER,
        By(
            "the default of {spot} is {new} now, it was {old}",
            "the default of {spot} is written as {new} now, it was {old}",
            "the default of {spot} is {new} now, it was {old}",
        ),
    ),
    "bound": Rule(
        "limits of numbers, lengths and counts",
        SENT,
        READ_LIGHTLY,
        By(*["{what} of {spot} is {new} now, it was {old}"] * 3),
    ),
    "format": Rule(
        "formats",
        AT_WORST_RISKY,
        READ_LIGHTLY,
        By(*["the format of {spot} is {new} now, it was {old}"] * 3),
    ),
    "pattern": Rule(
        "patterns of texts",
        SENT,
        READ_LIGHTLY,
        By(*["the pattern of {spot} is {new} now, it was {old}"] * 3),
    ),
    "rule": Rule(
        "rules that bind several fields",
        SENT,
        READ_LIGHTLY,
        By(
            "{spot} has the new rule {new}",
            "{spot} no longer has the rule {old}",
            "the rule {new} of {spot} has changed",
        ),
    ),
    "deprecated": Rule(
        "what is going to go",
        AT_WORST_RISKY,
        AT_WORST_RISKY,
        By("{spot} is deprecated now", "{spot} is no longer deprecated", "{spot} has changed"),
    ),
    "keyword": Rule(
        "every other keyword that a validator looks at",
        By(R, R, R),
        By(R, R, R),
        By(*["{what} of {spot} is {new} now, it was {old}"] * 3),
    ),
    "observed": Rule(
        "what the contract notes beside a model: times, prices, warnings",
        NO_MATTER,
        NO_MATTER,
        By(*["{what} of {spot} have changed"] * 3),
    ),
    "prose": Rule(
        "rules that stand only in descriptions",
        By(R, R, R),
        By(R, R, R),
        By(
            "{spot} now says: {new}",
            "{spot} no longer says: {old}",
            "{spot} now says: {new} It said: {old}",
        ),
    ),
}
