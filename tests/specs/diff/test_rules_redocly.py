"""Comparison with `redocly diff` on the same examples: each disagreement has a reason."""

from collections import defaultdict

import pytest

from reelkit_specs._documents.json import Json, dump
from tests.specs.conftest import RedoclyDiff
from tests.specs.edits import edited
from tests.specs.redocly_pairs import ALONE, CASES, joined
from tests.specs.service import service

EVERY = CASES | ALONE
IMPACTS = ("major", "minor", "patch", "none")

# What redocly says, and why we say otherwise. "none" means that it sees no change at all.
A_CODE_THAT_NEVER_COMES = (
    "an answer that is never given any more breaks no reader; success in another way still is there"
)
READ_TOLERANTLY = "our reading takes any value there, and a program behind it may not: risky, and not breaking"
DISAGREEMENTS: dict[str, tuple[str, str]] = {
    "code-send-harmless": ("major", A_CODE_THAT_NEVER_COMES),
    "code-read-harmless": ("major", A_CODE_THAT_NEVER_COMES),
    "error-send-harmless": ("major", "a failure that is no longer described breaks nobody who handles failures"),
    "field-send-gravest": (
        "patch",
        "it hopes that what is sent in vain will be ignored; nobody has said so",
    ),
    "renamed-send-gravest": ("patch", "the same hope: what is sent under the old name may be refused"),
    "format-send-gravest": ("major", "in JSON Schema a format is a remark, and this vendor does not enforce its own"),
    "format-read-gravest": ("major", READ_TOLERANTLY),
    "enum-read-gravest": ("major", READ_TOLERANTLY),
    "bound-read-gravest": ("major", READ_TOLERANTLY),
    "observed-send-gravest": ("none", "it does not know the notes that our contract keeps beside a model"),
    "status-gravest": ("none", "it does not know the meanings that our contract gives to status words"),
    "status-harmless": ("none", "it does not know the meanings that our contract gives to status words"),
    "union-read-harmless": ("major", "it sees that a union went, and not that the one form that is left was in it"),
}


@pytest.fixture(scope="session")
def impacts(redocly_diff: RedoclyDiff, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The most severe impact that redocly reports in each case."""

    def compare(old: Json, new: Json) -> list[dict[str, str]]:
        folder = tmp_path_factory.mktemp("redocly")
        paths = folder / "old.json", folder / "new.json"
        for path, document in zip(paths, (old, new), strict=True):
            path.write_text(dump(document), encoding="utf-8")
        changes: list[dict[str, str]] = redocly_diff(*paths)["changes"]
        return changes

    seen: dict[str, list[str]] = defaultdict(list)
    for change in compare(*joined()):
        seen[change["path"].split("/")[2].removeprefix("~1")].append(change["impact"])
    for case, example in ALONE.items():
        pair = edited(service(), example.old), edited(service(), example.new)
        seen[case] = [change["impact"] for change in compare(*pair)]
    return {case: min(seen[case], key=IMPACTS.index, default="none") for case in EVERY}


@pytest.mark.parametrize("case", EVERY)
def test_redocly_agrees_or_the_reason_is_known(case: str, impacts: dict[str, str]) -> None:
    """Breaking is major; anything else is not."""
    expected = ("major",) if EVERY[case].level == "breaking" else ("minor", "patch")
    if case in DISAGREEMENTS:
        expected = (DISAGREEMENTS[case][0],)

    assert impacts[case] in expected


def test_every_listed_disagreement_exists(impacts: dict[str, str]) -> None:
    """An outdated reason would mislead."""
    agreed = [case for case in DISAGREEMENTS if (impacts[case] == "major") == (EVERY[case].level == "breaking")]

    assert [case for case in agreed if impacts[case] != "none"] == []
