"""Faults: when they happen, how often, and whether they have happened."""

import fnmatch
import functools
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, RegexOptions, ValidationError

from reelkit_mock._errors import MockError, one_line
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.effects import Effects
from reelkit_mock._scenario.randomness import draw_fault
from reelkit_mock._scenario.schema import validate

FAULT_HEADER = "x-mock-fault"
ALWAYS = "always"
MAX_KEYS = 10_000  # keys with a `rate` counter of their own
MAX_PATTERN = 100_000  # bytes of a compiled pattern
MAX_SEARCHED = 20_000  # characters of a prompt; the time of a search grows with both

CONNECTION_ENDS = ("hang", "garbage", "close", "reset", "truncate", "lost")
REPLACEMENTS = ("status", "html", "expired")
WITHOUT_RESPONSE = ("hang", "garbage", "close", "lost")  # nothing of the response arrives
RESPONSE_EFFECTS = (
    *REPLACEMENTS,
    *("malformed_json", "content_type", "status_word", "drop", "null", "wrong_type"),
    *("both", "no_url", "broken_range", "wrong_length", "dribble"),
)
FRAMING_HEADERS = ("content-length", "transfer-encoding", "connection")

# At most one effect of each row.
EXCLUSIVE = (
    (CONNECTION_ENDS, "a response can end in only one way"),
    (("html", "expired"), "a response has one body"),
    (("expired", "status"), "an expired link has the status 403"),
    (("stuck", "fail"), "a job that never ends cannot fail"),
)
# The first effect needs one of the others.
REQUIRED = (
    ("message", ("status",)),
    ("headers", REPLACEMENTS),
    ("retry_after", REPLACEMENTS),
    ("handled", (*REPLACEMENTS, "hang", "garbage", "close", "reset", "stuck", "fail", "lost")),
)
# The first need a job; the second prevent its creation unless the request is `handled`.
JOB_EFFECTS, JOB_PREVENTERS = ("stuck", "fail"), (*REPLACEMENTS, "hang", "garbage", "close", "reset")


def check_combination(effects: Mapping[str, Any]) -> None:
    """Raise MockError if these effects cannot be combined: such a fault would be counted without happening."""
    framing = [name for name in effects.get("headers", ()) if name.lower() in FRAMING_HEADERS]
    if framing:
        raise MockError(f"fault: the server sets the header {framing[0]}; use wrong_length for a wrong length")
    for names, why in EXCLUSIVE:
        if len(found := [name for name in names if name in effects]) > 1:
            raise MockError(f"fault: {why}, not {_join(found)}; use two faults")
    for name, needed in REQUIRED:
        if name in effects and not any(other in effects for other in needed):
            raise MockError(f"fault: {name} has no effect alone; combine it with {' or '.join(needed)}")
    unseen = [name for name in WITHOUT_RESPONSE if name in effects]
    unseen += ["reset"] if effects.get("reset") == "before-headers" else []
    if unseen and (unseen_effects := [name for name in RESPONSE_EFFECTS if name in effects]):
        raise MockError(f"fault: {_join(unseen_effects)} has no effect on a response that is not sent ({unseen[0]})")
    if "handled" not in effects and effects.get("reset") != "after-headers":
        made = [name for name in JOB_EFFECTS if name in effects]
        if made and (instead := [name for name in JOB_PREVENTERS if name in effects]):
            raise MockError(
                f"fault: {made[0]!r} needs a job, but {instead[0]!r} prevents its creation; add handled: true"
            )


def _join(names: list[str]) -> str:
    return " and ".join(names)


class RequestFacts(NamedTuple):
    """The properties of a request that the conditions of a fault test."""

    method: str
    route: str
    address: str
    model: str
    prompt: str
    state: str
    key: str


class Fault:
    """A fault and the number of times that it has happened."""

    def __init__(self, number: int, setting: Mapping[str, Any]) -> None:
        data = validate(setting, "fault")
        self.number = number
        self.when: Json = data.get("when", {})
        self.what = parse_effects(data["what"])
        self.times: int | None = None if data.get("times") == ALWAYS else data.get("times", 1)
        self.name: str = data.get("name") or f"{_summary(self.what)} on {self.when.get('route', 'any route')}"
        self.fired = 0
        self._prompt = _pattern(self.when.get("prompt"))
        self._matches = 0
        self._matches_by_key: dict[str, int] = {}

    @property
    def left(self) -> int:
        """How many times the fault still has to happen. One with `times: always` must happen at least once."""
        return max(0, (1 if self.times is None else self.times) - self.fired)

    def is_due(self, facts: RequestFacts, seed: int, namespace: str) -> bool:
        """Return whether the fault applies to this request. Counts each matching request, for `nth` and `rate`."""
        if not self._fits(facts):
            return False
        self._matches += 1
        if self.times is not None and self.fired >= self.times:
            return False
        if self._matches < self.when.get("nth", 1):
            return False
        if (rate := self.when.get("rate")) is None:
            return True
        if facts.key not in self._matches_by_key and len(self._matches_by_key) >= MAX_KEYS:
            self._matches_by_key.clear()
        number = self._matches_by_key[facts.key] = self._matches_by_key.get(facts.key, 0) + 1
        return draw_fault(seed, namespace, facts.key, self.number, number) < float(rate)

    def as_settings(self) -> Json:
        """Return the fault as a scenario has it."""
        times = ALWAYS if self.times is None else self.times
        return {"name": self.name, "when": self.when, "what": dict(self.what), "times": times}

    def as_data(self) -> Json:
        """Return the fault as the admin interface shows it."""
        return {**self.as_settings(), "fired": self.fired, "left": self.left}

    def unfired_message(self) -> str:
        """Return the message about a fault that has not happened."""
        if self.times is None:
            return f"fault {self.name!r} never happened. Remove it, or send a request that matches it."
        happened = f"happened {self.fired} of {self.times} times"
        return f"fault {self.name!r} {happened}. Lower `times`, or send more matching requests."

    def _fits(self, facts: RequestFacts) -> bool:
        when = self.when
        return (
            when.get("method", facts.method) == facts.method
            and when.get("route", facts.route) == facts.route
            and when.get("address", facts.address) == facts.address
            and when.get("state", facts.state) == facts.state
            and ("model" not in when or fnmatch.fnmatchcase(facts.model, when["model"]))
            and (self._prompt is None or self._prompt.is_valid(facts.prompt[:MAX_SEARCHED]))
        )


def parse_effects(value: str | Mapping[str, Any]) -> Effects:
    """Parse the effects of a fault: a word such as ``lost``, or a mapping such as ``{"status": 503}``."""
    effects = {value: True} if isinstance(value, str) else dict(value)
    check_combination(effects)
    return effects


@functools.lru_cache(maxsize=256)
def parse_fault_header(value: str) -> Effects:
    """Parse the fault that a request asks for in its header: ``lost``, ``status=503``, or a JSON object."""
    try:
        return parse_effects(validate(_header_value(value), "what"))
    except MockError as error:
        raise MockError(f"{FAULT_HEADER}: {error}") from None


def unfired(faults: list[Fault]) -> Iterator[str]:
    """Yield the message of each fault that has yet to happen."""
    return (fault.unfired_message() for fault in faults if fault.left)


def _summary(effects: Effects) -> str:
    return " ".join(str(value) if name == "status" else name for name, value in effects.items())


def _pattern(text: str | None) -> Draft202012Validator | None:
    """Compile a pattern for an engine whose time is linear: with `re`, `(a+)+$` and 36 letters would take hours."""
    options = RegexOptions(size_limit=MAX_PATTERN, dfa_size_limit=MAX_PATTERN)
    try:
        return None if text is None else Draft202012Validator({"pattern": text}, pattern_options=options)
    except (ValidationError, ValueError):
        raise MockError(
            f"fault.when.prompt: {one_line(repr(text))} is not a valid regular expression, or too large; "
            "lookaround and backreferences are not supported"
        ) from None


def _header_value(value: str) -> Any:
    if value.startswith("{"):
        return _json(value)
    name, equals, rest = value.partition("=")
    return {name.strip(): _scalar(rest.strip())} if equals else value


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MockError(one_line(f"not JSON ({error}); give a word, name=value or a JSON object: {text!r}")) from None


def _scalar(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
