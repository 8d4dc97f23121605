"""Schemathesis finds nothing in the `documented` mock: in process, on a socket, through Prism."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from schemathesis import Case, GenerationMode

from reelkit_mock import Mock
from reelkit_mock._http.server import Serving
from reelkit_mock._prism import prism_proxy
from tests.models import contract_of, pixverse, with_links

pytestmark = pytest.mark.slow
KEY = "the-only-key"  # any other key is rejected, so Schemathesis sees that keys are checked
SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")


@pytest.fixture
def documented() -> Iterator[Serving]:
    """A mock on a socket whose jobs move on with every fetch."""
    with _mock().serve() as server:
        yield server


def _mock() -> Mock:
    return Mock(clock="looks:2", keys=[{"key": KEY}])


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # from the test client of starlette, which Schemathesis uses
def test_nothing_is_found_in_process(mode: GenerationMode) -> None:
    """Every response to generated requests, valid and invalid, is as documented."""
    schema = schemathesis.openapi.from_dict(with_links(contract_of(pixverse())))
    schema.app = _mock().asgi()
    asked = 0

    for found in schema.get_all_operations():

        @seed(1)
        @settings(max_examples=25, database=None, suppress_health_check=list(HealthCheck))
        @given(case=found.ok().as_strategy(generation_mode=mode))
        def ask(case: Case) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(headers={"Authorization": f"Bearer {KEY}"})

        ask()

    assert asked >= 40


def test_nothing_is_found_over_a_socket(documented: Serving, tmp_path: Path) -> None:
    """All phases of a run: examples, coverage, fuzzing, stateful sequences."""
    assert _run(tmp_path, documented.base_url, 2) == "No issues found"


def test_nothing_is_found_through_prism(documented: Serving, prism: None, tmp_path: Path) -> None:
    """Prism in between turns every response that does not match the contract into a 500.

    No other test starts it with the whole catalogue.
    """
    with prism_proxy(documented.base_url) as url:
        said = _run(tmp_path, url, 3, "--mode", "positive")  # Prism rejects bad requests in its own format

    assert said == "No issues found"


def _run(folder: Path, url: str, number: int, *more: str) -> str:
    file = folder / "contract.json"
    file.write_text(json.dumps(with_links(contract_of(pixverse()))), encoding="utf-8")
    command = [
        str(SCHEMATHESIS),
        "run",
        str(file),
        "--url",
        url,
        "--header",
        f"Authorization: Bearer {KEY}",
        "--no-color",
    ]
    rest = ["--seed", str(number), "--max-examples", "30", "--generation-database", "none", *more]
    run = subprocess.run([*command, *rest], capture_output=True, text=True, timeout=300, check=False)
    return "No issues found" if run.returncode == 0 and "No issues found" in run.stdout else run.stdout[-5000:]
