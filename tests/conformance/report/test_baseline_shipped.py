"""The shipped baselines contain what each kind of server really does, and nothing else."""

import subprocess
import sys

import pytest

from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._report.baseline import SHIPPED, read_baseline
from reelkit_mock import Mock

MODEL = "pixverse/v5/text-to-video"  # has both addresses


def verdict(base_url: str, baseline: str) -> tuple[int, list[str]]:
    """Return the exit code, and the checks that failed or were known."""
    words = [sys.executable, "-m", "reelkit_conformance", base_url, "--baseline", baseline, "--model", MODEL]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    lines = [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith(("FAIL", "KNOWN"))]
    return done.returncode, list(dict.fromkeys(lines))  # a check with two reasons has two lines


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "known"),
    [("native", ["KNOWN  RES-008", "KNOWN  RES-012"]), ("relay", ["KNOWN  RES-012"])],
)
def test_a_personality_has_the_deviations_of_its_baseline(kind: str, known: list[str]) -> None:
    """Each entry matches, and nothing fails."""
    mock = Mock(personality=kind, clock="manual", outcomes={"succeeded": 80, "failed": 20})
    with mock.serve() as server:
        assert verdict(server.base_url, kind) == (0, known)


@pytest.mark.slow
def test_every_deviation_of_the_vendors_pages_is_known() -> None:
    """A server with every deviation that was recorded anywhere."""
    odd = {"create_status": 201, "id_field": "generation_id", "video": "array", "error": "detail"}
    mock = Mock(personality="mixed", clock="manual", seed=1, outcomes={"succeeded": 50, "failed": 50}, **odd)
    ids = ("RES-001", "RES-005", "RES-008", "RES-009", "RES-011", "RES-012")
    with mock.serve() as server:
        assert verdict(server.base_url, "vendor") == (0, [f"KNOWN  {id}" for id in ids])


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_baseline_names_checks_that_exist(name: str) -> None:
    """An entry for a removed check would never be noticed."""
    assert {entry.check for entry in read_baseline(name).entries} <= CHECKS.keys()
