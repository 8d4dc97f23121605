"""The table of severities: what a change of each kind of fact means to a client.

A fact is *stricter* if it allows fewer messages than before, *wider* if it allows more, *other* if neither is known.
Requests break if the service becomes stricter. Reading responses breaks if they become wider.
"""

from typing import Literal, NamedTuple

Level = Literal["breaking", "risky", "compatible"]
Side = Literal["send", "read"]
Direction = Literal["stricter", "wider", "other"]

LEVELS: tuple[Level, ...] = ("breaking", "risky", "compatible")
B, R, C = LEVELS


class ByDirection(NamedTuple):
    """A level or a sentence for each direction of a change."""

    stricter: str
    wider: str
    other: str


class Rule(NamedTuple):
    """How a kind of change is rated in requests (*send*) and responses (*read*), and its sentences."""

    about: str
    send: ByDirection
    read: ByDirection
    sentences: ByDirection

    def level(self, side: Side, direction: Direction) -> Level:
        """The level of a change."""
        word = getattr(self.send if side == "send" else self.read, direction)
        return next(level for level in LEVELS if level == word)

    def sentence(self, direction: Direction) -> str:
        """A template with {field}, {what}, {old} and {new}."""
        return str(getattr(self.sentences, direction))


SENT = ByDirection(B, C, B)
READ = ByDirection(C, B, B)
READ_LENIENT = ByDirection(C, R, R)  # readers that ignore the fact are not affected
ALWAYS_BREAKING = ByDirection(B, B, B)
AT_WORST_RISKY = ByDirection(R, C, R)
ALWAYS_COMPATIBLE = ByDirection(C, C, C)


def _new_gone_or_other(thing: str) -> ByDirection:
    return ByDirection(
        f"{thing} {{old}} was removed", f"{thing} {{new}} was added", f"{thing} {{old}} changed to {{new}}"
    )


RULES: dict[str, Rule] = {
    "another-model": Rule(
        "the document describes another model",
        ALWAYS_BREAKING,
        ALWAYS_BREAKING,
        ByDirection(*["the document now describes {new}; previously {old}"] * 3),
    ),
    "model": Rule("the models and their spelling", SENT, READ, _new_gone_or_other("the model")),
    "address": Rule("the paths", SENT, READ, _new_gone_or_other("the address")),
    "method": Rule("the methods of a path", SENT, READ, _new_gone_or_other("the method")),
    "server": Rule("the base URLs", SENT, READ, _new_gone_or_other("the server")),
    "security": Rule(
        "authentication",
        ByDirection(B, R, B),
        ALWAYS_COMPATIBLE,
        ByDirection(
            "{new} is now required", "{old} is no longer required", "authentication changed from {old} to {new}"
        ),
    ),
    "body": Rule(
        "whether a request has a body, and whether it is required",
        SENT,
        READ,
        ByDirection(*["the body was {old} and is now {new}"] * 3),
    ),
    "media": Rule("the media types of bodies", SENT, READ, _new_gone_or_other("the media type")),
    "code": Rule(
        "the HTTP statuses of success",
        SENT,
        ByDirection(C, R, B),
        ByDirection(
            "{old} is no longer a success status",
            "{new} is now also a success status",
            "the success status changed from {old} to {new}",
        ),
    ),
    "error": Rule(
        "the HTTP statuses of failure", ALWAYS_COMPATIBLE, ALWAYS_COMPATIBLE, _new_gone_or_other("the error")
    ),
    "status": Rule(
        "the meaning of a status word",
        SENT,
        ByDirection(C, R, B),
        ByDirection(
            "the status {field} was removed",
            "the status {field} was added: {new}",
            "the meaning of {field} changed from {old} to {new}",
        ),
    ),
    "field": Rule(
        "the fields",
        SENT,
        ByDirection(B, C, B),  # readers miss a removed field and ignore a new one
        ByDirection("{field} was removed", "{field} was added", "{field} has changed"),
    ),
    "renamed": Rule(
        "the name of a field",
        ALWAYS_BREAKING,
        ALWAYS_BREAKING,
        ByDirection(*["`{old}` seems to be renamed to `{new}`"] * 3),
    ),
    "required": Rule(
        "whether a field is required",
        SENT,
        READ,
        ByDirection("{field} is now required", "{field} is no longer required", "{field} has changed"),
    ),
    "open": Rule(
        "additional fields",
        SENT,
        ALWAYS_COMPATIBLE,
        ByDirection(
            "{field} no longer accepts additional fields",
            "{field} now accepts additional fields",
            "the additional fields of {field} have changed",
        ),
    ),
    "type": Rule(
        "the types of a value", SENT, READ, ByDirection(*["the type of {field} changed from {old} to {new}"] * 3)
    ),
    "union": Rule(
        "the variants of a value",
        SENT,
        READ,
        ByDirection(
            "{field} no longer has the variant {old}",
            "{field} has the new variant {new}",
            "the variant of {field} changed from {old} to {new}",
        ),
    ),
    "enum": Rule(
        "the allowed values",
        SENT,
        READ_LENIENT,
        ByDirection(
            "{field} no longer allows {old}",
            "{field} now allows {new}",
            "the values of {field} changed from {old} to {new}",
        ),
    ),
    "default": Rule(
        "default values",
        AT_WORST_RISKY,
        ALWAYS_COMPATIBLE,
        ByDirection(
            "the default of {field} changed from {old} to {new}",
            "the default of {field} is now written as {new}, previously {old}",
            "the default of {field} changed from {old} to {new}",
        ),
    ),
    "bound": Rule(
        "limits of numbers, lengths and counts",
        SENT,
        READ_LENIENT,
        ByDirection(*["{what} of {field} changed from {old} to {new}"] * 3),
    ),
    "format": Rule(
        "formats",
        AT_WORST_RISKY,
        READ_LENIENT,
        ByDirection(*["the format of {field} changed from {old} to {new}"] * 3),
    ),
    "pattern": Rule(
        "patterns of strings",
        SENT,
        READ_LENIENT,
        ByDirection(*["the pattern of {field} changed from {old} to {new}"] * 3),
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
        "deprecation",
        AT_WORST_RISKY,
        AT_WORST_RISKY,
        ByDirection("{field} is now deprecated", "{field} is no longer deprecated", "{field} has changed"),
    ),
    "keyword": Rule(
        "other validation keywords",
        ByDirection(R, R, R),
        ByDirection(R, R, R),
        ByDirection(*["{what} of {field} changed from {old} to {new}"] * 3),
    ),
    "observed": Rule(
        "times, prices and warnings in the contract",
        ALWAYS_COMPATIBLE,
        ALWAYS_COMPATIBLE,
        ByDirection(*["{what} of {field} have changed"] * 3),
    ),
    "prose": Rule(
        "rules in descriptions",
        ByDirection(R, R, R),
        ByDirection(R, R, R),
        ByDirection(
            "{field} now says: {new}",
            "{field} no longer says: {old}",
            "{field} now says: {new} Previously: {old}",
        ),
    ),
}
