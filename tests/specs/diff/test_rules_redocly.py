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

# The impact that redocly reports, and why ours differs. "none" means that redocly reports no change.
A_REMOVED_STATUS = "a response that no longer occurs breaks no reader; another success status is left"
TOLERANT_READER = "our client accepts any value, but programs that use it may not: risky, not breaking"
DISAGREEMENTS: dict[str, tuple[str, str]] = {
    "code-send-harmless": ("major", A_REMOVED_STATUS),
    "code-read-harmless": ("major", A_REMOVED_STATUS),
    "error-send-harmless": ("major", "removing the description of a failure breaks no client that handles failures"),
    "field-send-worst": (
        "patch",
        "redocly assumes that the service ignores unknown fields",
    ),
    "renamed-send-worst": ("patch", "the same: the service may refuse the old name"),
    "format-send-worst": (
        "major",
        "in JSON Schema a format is an annotation, and this vendor does not enforce formats",
    ),
    "format-read-worst": ("major", TOLERANT_READER),
    "enum-read-worst": ("major", TOLERANT_READER),
    "bound-read-worst": ("major", TOLERANT_READER),
    "observed-send-worst": ("none", "redocly does not know the x-reelkit data of our contract"),
    "status-worst": ("none", "redocly does not know the meanings of status words in our contract"),
    "status-harmless": ("none", "redocly does not know the meanings of status words in our contract"),
    "union-read-harmless": (
        "major",
        "redocly reports the removed union, although the remaining variant was part of it",
    ),
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
