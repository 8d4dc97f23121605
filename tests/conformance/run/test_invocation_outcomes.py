"""`reelkit conform`: files, baselines and exit codes of a run."""

import json
from pathlib import Path

import pytest

from reelkit_conformance._errors import ConformError
from reelkit_conformance._judge.findings import INTERRUPTED
from reelkit_conformance._report.har import har_text
from tests.conformance.fake_engine import LOCAL, Engine, conform
from tests.conformance.reports import KEY, MODEL, WORDS, deviating, failed, fetch, finding, passed, report


def test_recorded_traffic_is_judged_without_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And without a key: one run writes HAR, another one reads it."""
    monkeypatch.delenv("AIMLAPI_API_KEY", raising=False)
    recording = tmp_path / "a.har"
    recording.write_text(har_text(deviating()), encoding="utf-8")
    ended = conform("--recorded", str(recording), "--json", str(tmp_path / "a.json"))
    assert ended.exit_code == 1, ended.output
    judged = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))

    assert ended.exit_code == 1, ended.output
    assert judged["target"] == LOCAL
    assert {check["id"] for check in judged["checks"] if check["verdict"] == "fail"} >= {"RES-008"}


def test_all_reports_are_written(engine: Engine, tmp_path: Path) -> None:
    """Each for its option, and the exit code says that the server deviates."""
    engine.report = deviating()
    files = {option: tmp_path / f"report{option}" for option in ("--json", "--junit", "--har", "--html")}
    ended = conform(LOCAL, *(str(word) for pair in files.items() for word in pair))

    assert ended.exit_code == 1
    assert {option: file.read_text(encoding="utf-8")[:14] for option, file in files.items()} == {
        "--json": '{\n  "version":',
        "--junit": "<?xml version=",
        "--har": '{\n "log": {\n  ',
        "--html": "<!doctype html",
    }
    assert len(list(tmp_path.iterdir())) == 4


def test_a_key_that_the_server_repeats_is_in_no_report(engine: Engine, tmp_path: Path) -> None:
    """Neither in a file nor in the terminal."""
    echo = fetch(1)._replace(body=f"no such key: {KEY}".encode(), headers={"x-key": KEY})
    engine.report = report(failed(WORDS, MODEL, finding("RES-002", "fetch", 1, got=KEY)), exchanges=(echo,))
    files = [str(tmp_path / name) for name in "abcd"]
    ended = conform(
        LOCAL, "--api-key", KEY, "--json", files[0], "--junit", files[1], "--har", files[2], "--html", files[3]
    )

    assert KEY not in ended.output
    assert [name for name in files if KEY in Path(name).read_text(encoding="utf-8")] == []
    assert "no such key: ***" in Path(files[0]).read_text(encoding="utf-8")


def test_an_unreachable_target_is_incomplete(engine: Engine) -> None:
    """Exit code 3."""
    engine.report = report(ended_early="nothing listens there")

    assert conform(LOCAL).exit_code == 3


def test_an_interrupted_run_still_reports(engine: Engine, tmp_path: Path) -> None:
    """Exit code 130, whatever was found."""
    engine.report = deviating()._replace(ended_early=INTERRUPTED)
    ended = conform(LOCAL, "--json", str(tmp_path / "a.json"))

    assert ended.exit_code == 130
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["ended_early"] == "interrupted"


@pytest.mark.parametrize(
    ("trouble", "exit_code", "words"),
    [
        (KeyboardInterrupt(), 130, "interrupted; nothing was judged"),
        (ConformError("line 7 of a.har is no JSON"), 2, "line 7 of a.har is no JSON"),
        (ZeroDivisionError("oops"), 70, "a bug in reelkit, not an error of the server"),
    ],
)
def test_an_error_of_the_kit_is_no_deviation(
    engine: Engine, trouble: BaseException, exit_code: int, words: str
) -> None:
    """A pipeline must be able to distinguish them."""
    engine.trouble = trouble
    ended = conform(LOCAL)

    assert ended.exit_code == exit_code
    assert words in ended.stderr


def test_a_baseline_is_written_and_read(engine: Engine, tmp_path: Path) -> None:
    """What was found is accepted in the next run, and reported when it is gone."""
    known = tmp_path / "known.json"
    engine.report = report(failed(WORDS))
    first = [conform(LOCAL), conform(LOCAL, "--baseline", str(known), "--update-baseline")]
    again = conform(LOCAL, "--baseline", str(known))
    engine.report = report(passed(WORDS))
    mended = conform(LOCAL, "--baseline", str(known))

    assert [ended.exit_code for ended in (*first, again, mended)] == [1, 0, 0, 0]
    assert "KNOWN  RES-002" in again.stdout
    assert f"no finding matches this entry of {known}: RES-002, {MODEL}, fetch, v2" in mended.stderr
    assert conform(LOCAL, "--baseline", str(known), "--update-baseline").stderr.count("nothing met") == 0


def test_a_run_that_ended_early_leaves_the_baseline_unchanged(engine: Engine, tmp_path: Path) -> None:
    """What was not judged is not gone."""
    known = tmp_path / "known.json"
    engine.report = report(failed(WORDS), ended_early="the cap was reached")
    ended = conform(LOCAL, "--baseline", str(known), "--update-baseline")

    assert ended.exit_code == 1
    assert "is unchanged, because the run ended early" in ended.stderr
    assert not known.exists()


def test_a_report_that_cannot_be_written_is_an_error(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No part of it is left behind, and the others are written."""

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ended = conform(LOCAL, "--json", str(tmp_path / "a.json"))

    assert ended.exit_code == 74
    assert "cannot be written: No space left on device" in ended.stderr
    assert list(tmp_path.iterdir()) == []
