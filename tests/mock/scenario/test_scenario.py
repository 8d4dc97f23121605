"""Scenarios from Python, YAML and JSON, and the errors for invalid ones."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from reelkit_mock import Mock, MockError, Scenario
from reelkit_mock._scenario.scenario import Key, LogRows, read_keys

FULL = """\
personality: relay
seed: 7
clock: manual
addresses: v2
legacy_sees_v2: false
lenient: true
create_status: 201
id_field: generation_id
video: array
error: detail
logs: {delay: [1, 2.5], order: shuffled, drop: 0.5}
outcomes: {succeeded: 3, failed: 1}
queue_seconds: [1, 2]
generate_seconds: [3, 4.5]
asset_seconds: 600
catalogue: {pixverse/lip-sync: gone, pixverse/v5/transition: {id: pixverse/v6}}
keys:
  - {key: abc, credits: 5, requests_per_minute: 6}
  - {key: def}
faults:
  - {what: lost, when: {route: create, nth: 2}}
  - {what: {status: 503, retry_after: 1}, times: always, name: busy}
"""
SETTINGS: dict[str, Any] = {
    "personality": "relay",
    "seed": 7,
    "clock": "manual",
    "addresses": "v2",
    "legacy_sees_v2": False,
    "lenient": True,
    "create_status": 201,
    "id_field": "generation_id",
    "video": "array",
    "error": "detail",
    "logs": LogRows((1, 2.5), "shuffled", 0.5),
    "outcomes": {"succeeded": 3, "failed": 1},
    "queue_seconds": (1, 2),
    "generate_seconds": (3, 4.5),
    "asset_seconds": 600,
    "catalogue": {"pixverse/lip-sync": "gone", "pixverse/v5/transition": {"id": "pixverse/v6"}},
    "keys": (Key("abc", 5, 6), Key("def")),
    "faults": (
        {"what": "lost", "when": {"route": "create", "nth": 2}},
        {"what": {"status": 503, "retry_after": 1}, "times": "always", "name": "busy"},
    ),
}


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "scenario.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_every_setting_from_yaml(tmp_path: Path) -> None:
    """The table sets every setting, so the result does too."""
    mock = Mock.from_file(written(tmp_path, FULL))

    assert mock.scenario == Scenario(**SETTINGS)
    assert {entry.name for entry in fields(Scenario)} == SETTINGS.keys()
    assert mock.unfired() != []


def test_every_setting_from_json_and_from_python(tmp_path: Path) -> None:
    """The scenario is the same; arguments override the file."""
    plain = SETTINGS | {
        "keys": [{"key": "abc", "credits": 5, "requests_per_minute": 6}, {"key": "def"}],
        "logs": {"delay": [1, 2.5], "order": "shuffled", "drop": 0.5},
    }
    path = written(tmp_path, json.dumps(plain))

    assert Mock.from_file(path).scenario == Mock(**plain).scenario == Scenario(**SETTINGS)
    assert Mock.from_file(str(path), seed=8, lenient=False).scenario == Scenario(
        **SETTINGS | {"seed": 8, "lenient": False}
    )


def test_null_is_the_default(tmp_path: Path) -> None:
    """None means not set."""
    names = ("queue_seconds", "generate_seconds", "asset_seconds", "keys")
    path = written(tmp_path, "".join(f"{name}: null\n" for name in names))

    assert Mock.from_file(path).scenario == Scenario()


def test_whole_numbers_are_integers(tmp_path: Path) -> None:
    """1.0 is an integer in JSON; as a seed it must equal 1."""
    mock = Mock.from_file(written(tmp_path, "seed: 3.0\ncreate_status: 201.0\nfaults: [{what: {status: 503.0}}]"))

    assert repr(mock.scenario) == repr(Mock(seed=3, create_status=201, faults=[{"what": {"status": 503}}]).scenario)


# Each line is nine times the line above it: ten lines are billions of values.
MERGED_ALIASES = "\n".join(
    ["a0: &a0 {x: 1}", *(f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 11))]
)
NESTED_ALIASES = MERGED_ALIASES.replace("{<<: ", "").replace("]}", "]")

WRONG: list[tuple[str | bytes, str]] = [
    ("personalty: relay", "scenario: 'personalty' is not known; did you mean 'personality'?"),
    ("personality: relai", "scenario.personality: 'relai' is not known; did you mean 'relay'?"),
    ("seed: '1'", 'scenario.seed: "1" is not of type "integer"'),
    ("seed: " + "9" * 30, "scenario.seed: "),
    ("clock: fast", "'fast' is not a clock; use real, manual"),
    ("clock: 16:9", "'16:9' is not a clock; use "),
    ("queue_seconds: [2, 1]", "scenario: queue_seconds goes from 2 down to 1; give the smaller number first"),
    ("logs: {delay: [2, 1]}", "scenario: logs: delay goes from 2 down to 1; give the smaller number first"),
    ("logs: allways", "scenario.logs: 'allways' is not known"),
    ("logs: {drop: 2}", "scenario.logs.drop: 2 is greater than the maximum of 1"),
    ("queue_seconds: [1]", "scenario.queue_seconds: [1] has less than 2 items"),
    ("generate_seconds: [0, .inf]", "scenario.generate_seconds.1: null is not of type"),
    ("asset_seconds: .nan", "scenario.asset_seconds: null is not of types"),
    ("asset_seconds: " + "9" * 400, "scenario.asset_seconds: "),
    ("outcomes: {succeeded: 0}", "scenario: the weights of outcomes are all 0; give succeeded or failed"),
    ("outcomes: {sucseeded: 1}", "scenario.outcomes: 'sucseeded' is not known; did you mean 'succeeded'?"),
    ("faults: [{wat: lost}]", "scenario.faults.0: 'wat' is not known; did you mean 'what'?"),
    ("faults: [{when: {}}]", 'scenario.faults.0: "what" is a required property'),
    ("faults: [{what: loost}]", "scenario.faults.0.what: 'loost' is not known; did you mean 'lost'?"),
    ("faults: [{what: {stauts: 1}}]", "scenario.faults.0.what: 'stauts' is not known; did you mean 'status'?"),
    ("faults: [{what: lost, when: {root: x}}]", "scenario.faults.0.when: 'root' is not known; did you mean 'route'?"),
    ("faults: [{what: lost, times: 0}]", "scenario.faults.0.times: 0 is less than the minimum of 1"),
    ("faults: [{what: lost, when: {prompt: (}}]", "fault.when.prompt: '(' is not a valid regular expression"),
    (r"faults: [{what: lost, when: {prompt: '(a)\1'}}]", r"fault.when.prompt: '(a)\\1' is not a valid"),
    ("faults: [{what: lost, when: {prompt: '(a{999}){999}'}}]", "fault.when.prompt: '(a{999}){999}' is not a valid"),
    ("faults: [{what: {hang: true, lost: true}}]", "fault: a response can end in only one way, not hang and lost"),
    ("faults: &a [*a]", "too large, or with an alias that refers to itself; replace aliases by values"),
    (NESTED_ALIASES, "too large, or with an alias that refers to itself; replace aliases by values"),
    (MERGED_ALIASES, "too large, or with an alias that refers to itself; replace aliases by values"),
    ("keys: [abc]", "scenario.keys.0: keys must be a list; each has `key` (visible ASCII) and optionally `credits`"),
    ("- 1", 'scenario: [1] is not of type "object"'),
    ("1: 2", "scenario: "),
    ("seed: 2026-01-01", "scenario: "),
    ("seed: !!binary aGFsbG8=", "scenario"),
    ("a: 1\na: 2", "not YAML or JSON"),
    ("{", "not YAML or JSON"),
    ("a: !!python/name:os.system x", "not YAML or JSON"),
    ("---\na: 1\n---\nb: 2", "not YAML or JSON"),
    ("[" * 999, "not YAML or JSON"),
    (b"\xff\xfe\x00", "cannot be read ("),
    ("x: " + "a" * 100_000, "scenario: 'x' is not known; there are: personality, "),
    ("seed: " + "a" * 100_000, "scenario.seed: "),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=lambda value: str(value)[:30])
def test_an_invalid_file_is_reported_in_one_line(tmp_path: Path, text: str | bytes, message: str) -> None:
    """The message has the place and the valid choices."""
    path = written(tmp_path, text)

    with pytest.raises(MockError) as caught:
        Mock.from_file(path)

    said = str(caught.value).removeprefix(f"{path}: ")
    assert said.startswith(message)
    assert "\n" not in said
    assert len(said) < 700


@pytest.mark.parametrize("name", ["nothing.yaml", "", "a\0b"])
def test_an_unreadable_file_is_refused(tmp_path: Path, name: str) -> None:
    """Missing, a folder, no valid path."""
    with pytest.raises(MockError, match="cannot be read"):
        Mock.from_file(f"{tmp_path}/{name}")


SECRETS: list[Any] = [
    "SECRET",
    ["SECRET"],
    {"SECRET": 5},
    [{"key": "SECRET KEY"}],
    [{"key": "SECRET", "credits": -1}],
    [{"key": "SECRET", "credit": 1}],
    [{"SECRET": 1}],
    [{"key": "fine"}, {"key": ["SECRET"]}],
]


@pytest.mark.parametrize("keys", SECRETS, ids=str)
def test_an_invalid_key_is_not_shown(tmp_path: Path, keys: Any) -> None:
    """Terminals and logs must not contain keys."""
    path = written(tmp_path, json.dumps(keys))
    with pytest.raises(MockError, match=r"^scenario.keys.*: keys must be a list; each has `key` ") as caught:
        Mock(keys=keys)
    assert "SECRET" not in str(caught.value)
    if keys != ["SECRET"]:
        with pytest.raises(MockError) as caught:
            read_keys(path)
        assert "SECRET" not in str(caught.value)


def test_keys_can_be_in_their_own_file(tmp_path: Path) -> None:
    """A string is a key without limits."""
    keys = read_keys(written(tmp_path, "- abc\n- {key: def, credits: 5}\n"))

    assert Mock(keys=keys).scenario.keys == (Key("abc"), Key("def", 5))
    assert "abc" not in repr(Mock(keys=keys).scenario)


@pytest.mark.parametrize("value", [{1, 2}, object(), b"x", {"a": {1: 2}}, float("nan")])
def test_a_value_that_is_no_json_is_refused(value: Any) -> None:
    """In every place that contains data."""
    for setting in ({"faults": [value]}, {"outcomes": value}, {"keys": value}, {"nobody": value}):
        with pytest.raises(MockError):
            Mock(**setting)
