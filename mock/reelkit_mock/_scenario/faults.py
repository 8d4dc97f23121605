"""Faults that were asked for: when they happen, how often, and an account of whether they did."""

import fnmatch
import functools
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from reelkit_mock._errors import MockError, clipped
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.effects import What
from reelkit_mock._scenario.schema import check
from reelkit_mock._scenario.seeded import draw_fault

ENDINGS = ("hang", "garbage", "close", "reset", "truncate", "lost")
INSTEAD = ("status", "html", "expired")
UNSEEN = ("hang", "garbage", "close", "lost")  # nothing of the answer arrives
OF_THE_ANSWER = (
    *INSTEAD,
    *("malformed_json", "content_type", "status_word", "drop", "null", "wrong_type"),
    *("both", "no_url", "broken_range", "wrong_length", "dribble"),
)

FRAMING = ("content-length", "transfer-encoding", "connection")

# At most one of each row.
APART = (
    (ENDINGS, "an answer ends in one way only"),
    (("html", "expired"), "an answer has one body"),
    (("expired", "status"), "an expired link is 403"),
    (("stuck", "fail"), "a job that never ends does not fail"),
)
# The first says nothing without one of the second.
NEEDS = (
    ("message", ("status",)),
    ("headers", INSTEAD),
    ("retry_after", INSTEAD),
    ("handled", (*INSTEAD, "hang", "garbage", "close", "reset", "stuck", "fail", "lost")),
)
# A job must be made for the first, and with the second none is, unless the request is `handled`.
OF_A_JOB, WITHOUT_A_JOB = ("stuck", "fail"), (*INSTEAD, "hang", "garbage", "close", "reset")


def refuse_contradictions(what: Mapping[str, Any]) -> None:
    """Raise one line that says why these effects do not make a fault."""
    framing = [name for name in what.get("headers", ()) if name.lower() in FRAMING]
    if framing:
        raise MockError(f"fault: the header {framing[0]} belongs to the wire; for a wrong one there is wrong_length")
    for names, why in APART:
        if len(found := [name for name in names if name in what]) > 1:
            raise MockError(f"fault: {why}, not {_listed(found)}; ask for two faults")
    for name, needed in NEEDS:
        if name in what and not any(other in what for other in needed):
            raise MockError(f"fault: {name} says nothing alone; it goes with {', '.join(needed)}")
    unseen = [name for name in UNSEEN if name in what]
    unseen += ["reset"] if what.get("reset") == "before-headers" else []
    if unseen and (vain := [name for name in OF_THE_ANSWER if name in what]):
        raise MockError(f"fault: nobody sees {_listed(vain)} of an answer that does not arrive ({unseen[0]})")
    if "handled" not in what and what.get("reset") != "after-headers":
        made = [name for name in OF_A_JOB if name in what]
        if made and (instead := [name for name in WITHOUT_A_JOB if name in what]):
            raise MockError(f"fault: with {instead[0]} no job is made that could be {made[0]}; add handled: true")


def _listed(names: list[str]) -> str:
    return " and ".join(names)


HEADER = "x-mock-fault"
ALWAYS = "always"
MOST_KEYS = 10_000  # whose calls a rate tells apart


class Facts(NamedTuple):
    """What a fault may look at in a request."""

    method: str
    route: str
    address: str
    model: str
    prompt: str
    state: str
    key: str


class Fault:
    """A fault, and how often it has happened."""

    def __init__(self, number: int, asked: Mapping[str, Any]) -> None:
        data = check(asked, "fault")
        self.number = number
        self.when: Json = data.get("when", {})
        self.what = what_of(data["what"])
        self.times: int | None = None if data.get("times") == ALWAYS else data.get("times", 1)
        self.name: str = data.get("name") or f"{_words(self.what)} on {self.when.get('route', 'any route')}"
        self.fired = 0
        self._prompt = _pattern(self.when.get("prompt"))
        self._seen = 0
        self._seen_of: dict[str, int] = {}

    @property
    def left(self) -> int:
        """How often it has still to happen. One that goes on always has to happen once at least."""
        return max(0, (1 if self.times is None else self.times) - self.fired)

    def is_due(self, facts: Facts, seed: int, namespace: str) -> bool:
        """Whether it is this request's turn. Every request that fits is counted, for `nth` and `rate`."""
        if not self._fits(facts):
            return False
        self._seen += 1
        if self.times is not None and self.fired >= self.times:
            return False
        if self._seen < self.when.get("nth", 1):
            return False
        if (rate := self.when.get("rate")) is None:
            return True
        if facts.key not in self._seen_of and len(self._seen_of) >= MOST_KEYS:
            self._seen_of.clear()
        number = self._seen_of[facts.key] = self._seen_of.get(facts.key, 0) + 1
        return draw_fault(seed, namespace, facts.key, self.number, number) < float(rate)

    def as_data(self) -> Json:
        """The fault as the admin interface shows it."""
        times = ALWAYS if self.times is None else self.times
        account = {"times": times, "fired": self.fired, "left": self.left}
        return {"name": self.name, "when": self.when, "what": dict(self.what), **account}

    def complaint(self) -> str:
        """What to say of one that did not happen."""
        if self.times is None:
            return f"asked for but never happened: {self.name}. Remove it, or make the call it waits for."
        happened = "never happened" if not self.fired else f"happened {self.fired} of {self.times} times"
        return f"queued but {happened}: {self.name} ({self.left} left). Queue fewer, or call more."

    def _fits(self, facts: Facts) -> bool:
        when = self.when
        return (
            when.get("method", facts.method) == facts.method
            and when.get("route", facts.route) == facts.route
            and when.get("address", facts.address) == facts.address
            and when.get("state", facts.state) == facts.state
            and ("model" not in when or fnmatch.fnmatchcase(facts.model, when["model"]))
            and (self._prompt is None or self._prompt.search(facts.prompt) is not None)
        )


def what_of(value: str | Mapping[str, Any]) -> What:
    """The effects of a fault, from a word such as ``lost`` or a map such as ``{"status": 503}``."""
    what = {value: True} if isinstance(value, str) else dict(value)
    refuse_contradictions(what)
    return what


@functools.lru_cache(maxsize=256)
def fault_of_header(value: str) -> What:
    """The effects that one request asks for itself: ``lost``, ``status=503``, or the JSON of a map."""
    try:
        return what_of(check(_given(value), "what"))
    except MockError as error:
        raise MockError(f"{HEADER}: {error}") from None


def unfired(faults: list[Fault]) -> Iterator[str]:
    """A sentence for each fault that has still to happen."""
    return (fault.complaint() for fault in faults if fault.left)


def _words(what: What) -> str:
    return " ".join(str(value) if name == "status" else name for name, value in what.items())


def _pattern(text: str | None) -> re.Pattern[str] | None:
    try:
        return None if text is None else re.compile(text)
    except re.error as error:
        raise MockError(f"fault.when.prompt: {text!r} is no regular expression ({error})") from None


def _given(value: str) -> Any:
    if value.startswith("{"):
        return _json(value)
    name, equals, rest = value.partition("=")
    return {name.strip(): _scalar(rest.strip())} if equals else value


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MockError(clipped(f"not JSON ({error}); write a word, name=value or a map: {text!r}")) from None


def _scalar(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
