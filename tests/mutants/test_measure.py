"""The measurement runs what was requested, and leaves no process behind."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from . import expected
from .catalogue import catalogue
from .engines import Setup, run_engine
from .fake_kit import CHECK
from .fault import NO_FAULT
from .further import further
from .measure import Trial
from .process import ROOT, finished, python
from .report import deviations
from .score import Score, median_and_90th
from .semantic import semantic

FAKE_KIT = python(f"{__package__}.fake_kit")
MUTANTS = __package__


def _measured(tmp_path: Path, *arguments: str) -> tuple[int | None, str, Any]:
    report = tmp_path / "report.json"
    command = python(MUTANTS, "--engine", "directed", "--kit", " ".join(FAKE_KIT), "--json", str(report), *arguments)
    run = finished(command, within=300)
    return run.status, run.output, json.loads(report.read_text(encoding="utf-8"))


def test_a_fault_is_found_if_a_check_fails(tmp_path: Path) -> None:
    """By the ids in the kit's report; the rest is missed, and the report names it."""
    status, output, said = _measured(tmp_path, "--set", "semantic", "--fault", "auth_on")
    trials = {trial["fault"]: trial["ids"] for trial in said["sets"]["semantic"]["trials"]}

    assert status == 0
    assert {fault: ids for fault, ids in trials.items() if ids} == {
        "no_auth_on_create@v2": [CHECK],
        "no_auth_on_create@legacy": [CHECK],
    }
    assert "2 of 4" in output
    assert said["sets"]["semantic"]["scores"]["directed"]["all"]["found"] == 2


def test_the_kit_runs_on_correct_servers(tmp_path: Path) -> None:
    """This server and the mock, with a manual and with a real clock."""
    status, output, said = _measured(tmp_path, "--set", "false-alarms", "--seeds", "1")

    assert status == 0, output
    assert said["sets"]["false-alarms"] == {"runs": 4, "alarms": []}


def test_a_kit_that_cannot_run_finds_nothing() -> None:
    """An exit code without a report is no finding, and the note says why."""
    setup = Setup(kit=(sys.executable, "-c", "raise SystemExit('no such thing')"))

    finding = run_engine("directed", NO_FAULT, setup)

    assert (finding.ids, finding.note) == ((), "exit 1: no such thing")


def test_a_missing_engine_is_an_error(tmp_path: Path) -> None:
    """The measurement says so and exits with 1."""
    run = finished(
        python(MUTANTS, "--engine", "directed", "--set", "semantic", "--fault", "any_token", "--kit", "false"), 300
    )

    assert run.status == 1
    assert "directed: not measured, exit 1" in run.output


def test_ctrl_c_stops_every_process(tmp_path: Path) -> None:
    """Neither a kit nor a server outlives the measurement."""
    pids = tmp_path / "pids"
    hangs = f"import os, pathlib, time; pathlib.Path({str(pids)!r}).write_text(str(os.getpid())); time.sleep(600)"
    kit = tmp_path / "hangs.py"
    kit.write_text(hangs, encoding="utf-8")
    command = python(MUTANTS, "--engine", "directed", "--set", "semantic", "--kit", f"{sys.executable} {kit}")
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as measuring:
        while not (pids.exists() and pids.read_text()):
            assert measuring.poll() is None
        measuring.send_signal(signal.SIGINT)
        status = measuring.wait(60)

    assert status == 130
    with pytest.raises(ProcessLookupError):
        os.kill(int(pids.read_text()), 0)


def test_a_fault_may_be_found_by_another_check_than_expected(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table of expectations decides; the name with its address has precedence."""
    table = {"backwards": ("LIF-1",), "backwards@legacy": ("LIF-2", "LIF-3")}
    monkeypatch.setattr(expected, "EXPECTED", table)
    names = ("backwards@v2", "backwards@legacy")
    found = [Trial("directed", catalogue()[name], ("LIF-1",), "", 0.0) for name in names]

    assert deviations(found) == ["backwards@legacy: found by LIF-1, expected LIF-2 or LIF-3"]


def test_every_expectation_is_of_an_existing_fault() -> None:
    """A misspelt name would judge nothing."""
    names = {name for fault in [*semantic(), *further()] for name in (fault.name, fault.name.partition("@")[0])}

    assert set(expected.EXPECTED) - names == set()


def test_exit_code_and_report_must_agree(tmp_path: Path) -> None:
    """A kit that fails without a failed check, or the reverse, is not believed."""
    script = tmp_path / "kit.py"
    write = "import pathlib, sys; pathlib.Path(sys.argv[sys.argv.index('--json') + 1]).write_text('{\"checks\": []}')"
    script.write_text(f"{write}; sys.exit(1)", encoding="utf-8")

    finding = run_engine("directed", NO_FAULT, Setup(kit=(sys.executable, str(script))))

    assert (finding.ids, finding.note) == ((), "exit 1, but 0 checks failed")


def test_the_bounds_are_wilsons() -> None:
    """Compared with published figures."""
    assert [round(bound, 3) for bound in Score(81, 263).bounds()] == [0.255, 0.366]  # Newcombe 1998, table I
    assert [round(bound, 3) for bound in Score(0, 20).bounds()] == [0.0, 0.161]


def test_the_median_and_the_90th_percentile() -> None:
    """Nine of ten do not exceed the 90th percentile."""
    assert median_and_90th([1, 1, 1, 1, 1, 1, 1, 1, 2, 9]) == (1, 2)
