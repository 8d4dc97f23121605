"""The settings of a mock, from Python, from a file or from the command line.

scenario.schema.json describes and validates a file; the defaults are defined here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, NamedTuple

from reelkit_mock._errors import MockError, one_line
from reelkit_mock._scenario.clock import make_clock
from reelkit_mock._scenario.schema import validate
from reelkit_specs import aliases_fit

PERSONALITIES = ("documented", "native", "relay", "mixed")


class Key(NamedTuple):
    """A valid key, and what it may spend."""

    key: str
    credits: int | None = None  # None: no limit
    requests_per_minute: int | None = None

    def __repr__(self) -> str:
        return f"Key(credits={self.credits}, requests_per_minute={self.requests_per_minute})"


class LogRows(NamedTuple):
    """When the rows of the logs appear, in which order they are listed, and how many never appear."""

    delay: tuple[float, float] = (0.0, 0.0)  # seconds after the create, the shortest and the longest
    order: Literal["newest-first", "shuffled"] = "newest-first"
    drop: float = 0.0  # the share of creates without a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """The settings of the service."""

    personality: Literal["documented", "native", "relay", "mixed"] = "documented"
    seed: int = 0
    clock: str = "real"
    addresses: Literal["both", "v2", "legacy"] = "both"
    legacy_sees_v2: bool = True  # whether jobs created at v2 can be fetched at the legacy address
    lenient: bool = False  # accept "5" for 5, as the vendor seems to
    create_status: Literal[200, 201] = 200
    id_field: Literal["id", "generation_id"] = "id"  # in the response to a create
    video: Literal["object", "array"] = "object"
    error: Literal["object", "detail"] = "object"
    logs: Literal["at-once", "at-completion", "never"] | LogRows = "at-once"
    outcomes: Mapping[str, float] = field(default_factory=lambda: {"succeeded": 1.0})  # weights
    queue_seconds: tuple[float, float] | None = None  # None: a tenth of the whole time
    generate_seconds: tuple[float, float] | None = None  # None: as documented for the model
    asset_seconds: float | None = None  # how long the link to a video is valid; None: forever
    catalogue: Mapping[str, Any] = field(default_factory=dict)  # changes by model id; empty: as in the contract
    keys: tuple[Key, ...] | None = None  # None: any key that does not start with `invalid-`
    faults: tuple[Mapping[str, Any], ...] = ()


def make_scenario(settings: Mapping[str, Any]) -> Scenario:
    """Create a scenario from plain data."""
    known = dict(validate(settings, "scenario"))
    if known.get("keys") is not None:
        known["keys"] = tuple(Key(**entry) for entry in known["keys"])
    for name in ("faults", "queue_seconds", "generate_seconds"):
        if known.get(name) is not None:
            known[name] = tuple(known[name])
    if isinstance(rows := known.get("logs"), Mapping):
        known["logs"] = LogRows(**{**rows, "delay": tuple(rows.get("delay", LogRows().delay))})
    scenario = Scenario(**known)
    spans = {name: getattr(scenario, name) for name in ("queue_seconds", "generate_seconds")}
    if isinstance(scenario.logs, LogRows):
        spans["logs: delay"] = scenario.logs.delay
    for name, span in spans.items():
        if span and span[0] > span[1]:
            raise MockError(f"scenario: {name} goes from {span[0]} down to {span[1]}; give the smaller number first")
    if not sum(scenario.outcomes.values()) > 0:
        raise MockError("scenario: the weights of outcomes are all 0; give succeeded or failed a weight")
    return scenario


def as_data(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as plain data, without the keys."""
    data = {entry.name: getattr(scenario, entry.name) for entry in fields(scenario)}
    if isinstance(scenario.logs, LogRows):
        data["logs"] = scenario.logs._asdict()
    if scenario.keys is not None:
        data["keys"] = [{**key._asdict(), "key": "***"} for key in scenario.keys]
    return data


def read_scenario(path: Path) -> dict[str, Any]:
    """Read the settings in a YAML or JSON file."""
    settings = _load(path)
    if settings is None:  # an empty file is valid: every setting is optional
        return {}
    settings = dict(_validated(path, settings, "scenario"))
    try:
        if "clock" in settings:
            make_clock(settings["clock"])
    except MockError as error:
        raise MockError(f"{path}: {error}") from None
    return settings


def read_keys(path: Path) -> list[dict[str, Any]]:
    """Read a list of keys from a file. Each is a string, or a mapping with `key`, `credits`, `requests_per_minute`."""
    keys = _load(path, is_secret=True)
    if isinstance(keys, list):
        keys = [{"key": entry} if isinstance(entry, str) else entry for entry in keys]
    return list(_validated(path, keys, "keys"))


def _validated(path: Path, value: Any, definition: str) -> Any:
    try:
        return validate(value, definition)
    except MockError as error:
        raise MockError(f"{path}: {error}") from None


def _load(path: Path, *, is_secret: bool = False) -> Any:
    # Here, because ruamel takes 50 ms to import and most mocks start without a file.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise MockError(f"{path}: cannot be read ({error}); give a YAML or JSON file") from None
    try:
        # JSON is YAML; only the pure loader supports YAML 1.2.
        if "*" in text and not aliases_fit(YAML(typ="safe", pure=True).parse(text)):
            raise MockError(f"{path}: too large, or with an alias that refers to itself; replace aliases by values")
        return YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        problem = getattr(error, "problem", None) or str(error)
        words = "" if is_secret else f": {one_line(problem)}"  # the error quotes the file
        raise MockError(f"{path}: not YAML or JSON{_position(error)}{words}") from None


def _position(error: Exception) -> str:
    """Return the position in the file at which the YAML loader failed, if it is known."""
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
