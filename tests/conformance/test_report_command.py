"""`reelkit conform`: what is asked for, what comes of it, and what a mistake is answered with."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from click.testing import CliRunner, Result as Ended

import reelkit_conformance
from reelkit.__main__ import main
from reelkit_conformance import _carry_out, _consent, command
from reelkit_conformance._errors import ConformError
from reelkit_conformance._har import har_text
from reelkit_conformance._plan import Plan, Step
from reelkit_conformance._progress import Progress
from reelkit_conformance._report import INTERRUPTED, Report
from reelkit_conformance._settings import Settings
from tests.conformance.runs import CHECKS, KEY, MODEL, SHAPE, WORDS, deviating, failed, fetch, finding, passed, report

LOCAL = "http://127.0.0.1:8080"
LIVE = "https://api.aimlapi.com"


class Engine(ModuleType):
    """In the place of the real one: says what it was asked for, and returns what it is told to."""

    def __init__(self) -> None:
        super().__init__("stand_in")
        self.asked: list[Settings] = []
        self.report = report(passed(SHAPE))
        self.trouble: BaseException | None = None

    def plan(self, settings: Settings) -> Plan:
        """Of one level."""
        creates = 0 if settings.max_jobs == 0 else 12
        return Plan((Step("L1", 34, creates, creates * 420_000),))

    def run(self, settings: Settings, progress: Callable[[Progress], None]) -> Report:
        """Sends nothing."""
        self.asked.append(settings)
        progress(Progress("L1", MODEL, 1, 0, 34))
        if self.trouble is not None:
            raise self.trouble
        return self.report


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The one that the command finds; with a table of four checks and no key in the environment."""
    made = Engine()
    for name in ("_run", "_planning"):
        monkeypatch.setitem(sys.modules, f"reelkit_conformance.{name}", made)
        monkeypatch.setattr(reelkit_conformance, name, made, raising=False)
    table = SimpleNamespace(every=lambda: {check.id: check for check in CHECKS})
    for module in (command, _carry_out):
        monkeypatch.setattr(module, "_table", table)
    for name in ("AIMLAPI_API_KEY", "AIML_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    return made


def conform(*words: str, typed: str = "") -> Ended:
    """Call the command."""
    return CliRunner().invoke(main, ["conform", *words], input=typed)


def test_a_local_server_is_asked_everything(engine: Engine) -> None:
    """All levels and models, without a cap, with a key that is made up; and it is said."""
    ended = conform(LOCAL + "/v2")
    [settings] = engine.asked

    assert ended.exit_code == 0, ended.output
    assert settings.base_url == LOCAL
    assert settings.levels == ("L0", "L1", "L2", "L3", "L4")
    assert (len(settings.models) > 1, settings.max_jobs, settings.seed, settings.fuzz) == (True, None, 0, False)
    assert "There is no API key: a made-up one goes along" in ended.stderr
    assert "The plan: 34 requests, 12 jobs to create." in ended.stderr
    assert "conforms in all that was judged" in ended.stdout


def test_options_say_what_to_ask(engine: Engine) -> None:
    """Another spelling of a model is the same model, and a level brings those below it."""
    narrow = ["--model", "pixverse/v5.5/text-to-video", "--level", "l2", "--max-jobs", "5"]
    conform(LOCAL, *narrow, "--seed", "9", "--fuzz", "--api-key", "abc")
    [settings] = engine.asked

    assert [model.id for model in settings.models] == ["pixverse/v5-5-text-to-video"]
    assert settings.levels == ("L0", "L1", "L2")
    assert (settings.max_jobs, settings.seed, settings.fuzz) == (5, 9, True)
    assert settings.key.header() == "Bearer abc"


@pytest.mark.parametrize("name", ["AIMLAPI_API_KEY", "AIML_API_KEY"])
def test_the_key_comes_from_the_environment_too(engine: Engine, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not shown."""
    monkeypatch.setenv(name, KEY)
    ended = conform(LOCAL)

    assert engine.asked[0].key.header() == f"Bearer {KEY}"
    assert KEY not in ended.output


def test_the_live_service_is_only_asked_what_is_free(engine: Engine) -> None:
    """Unless somebody says how many jobs there may be; it is not even asked about."""
    ended = conform(LIVE, "--api-key", KEY)

    assert ended.exit_code == 0, ended.output
    assert engine.asked[0].max_jobs == 0
    assert "The live service: only what is free, at most 34 requests; --max-jobs N allows jobs." in ended.stderr
    assert KEY not in ended.output


def test_jobs_at_the_live_service_need_a_yes(engine: Engine) -> None:
    """Where nobody can be asked, one line and exit code 2."""
    refused = conform(LIVE, "--api-key", KEY, "--max-jobs", "3")
    agreed = conform(LIVE, "--api-key", KEY, "--max-jobs", "3", "--yes")

    assert refused.exit_code == 2
    assert "nobody can be asked; --yes agrees to it" in refused.stderr
    assert agreed.exit_code == 0
    assert [settings.max_jobs for settings in engine.asked] == [3]
    assert (
        "The live service: 34 requests, 12 jobs to create (about 5,040,000 credits, USD 2.52);"
        " it stops after 3 that are accepted."
    ) in agreed.stderr


@pytest.mark.parametrize(("typed", "exit_code", "runs"), [("y\n", 0, 1), ("n\n", 2, 0), ("\n", 2, 0)])
def test_a_person_is_asked(
    engine: Engine, typed: str, exit_code: int, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And without a yes nothing is sent."""

    monkeypatch.setattr(_consent, "sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    ended = conform(LIVE, "--api-key", KEY, "--max-jobs", "3", typed=typed)

    assert (ended.exit_code, len(engine.asked)) == (exit_code, runs)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "there is no BASE_URL; try `reelkit conform http://127.0.0.1:8080`"),
        ("127.0.0.1:8080", "did you mean http://127.0.0.1:8080"),
        (f"{LOCAL} --model pixverse/v5/text-to-vidoe", "did you mean pixverse/v5/text-to-video?"),
        (f"{LOCAL} --model zzz", "the contract has no model 'zzz'; `reelkit models` lists them"),
        (f"{LOCAL} --level L7", "is not one of"),
        (f"{LOCAL} --max-jobs -1", "is not in the range"),
        ("https://example.org", "there is no API key; give --api-key or set AIMLAPI_API_KEY"),
        (LIVE, "there is no API key"),
        (f"{LIVE} --api-key k --fuzz", "on the live service it needs --max-jobs"),
        (f"{LOCAL} --recorded nothing.har", "'nothing.har' does not exist"),
        (f"{LOCAL} --baseline nothing.json", "cannot read the baseline nothing.json"),
        (f"{LOCAL} --update-baseline", "--update-baseline needs --baseline FILE"),
        (f"{LOCAL} --update-baseline --baseline vendor", "vendor is shipped and not written"),
        (f"{LOCAL} --html nowhere/a.html", "--html nowhere/a.html needs a folder"),
        (f"{LOCAL} --html .", "--html . is a folder"),
        (f"{LOCAL} --html a --json ./a", "are one file"),
        (f"{LOCAL} --markdown", "--markdown goes with --list"),
        ("explain RES-01", "there is no check 'RES-01'; did you mean RES-001?"),
        ("explain x", "there is no check 'x'; `reelkit conform --list` lists them"),
        ("explain", "Missing argument 'ID'"),
    ],
)
def test_a_mistake_is_answered_in_one_line(
    engine: Engine, words: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is sent, with exit code 2, and with what to do."""
    monkeypatch.chdir(tmp_path)
    ended = conform(*words.split())

    assert ended.exit_code == 2
    assert sentence in " ".join(ended.stderr.split())
    assert len([line for line in ended.stderr.splitlines() if line.startswith("Error: ")]) == 1
    assert engine.asked == []
    assert list(tmp_path.iterdir()) == []


def test_recorded_traffic_is_judged_without_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And without a key: what one run wrote as HAR, another reads."""
    monkeypatch.delenv("AIMLAPI_API_KEY", raising=False)
    recording = tmp_path / "a.har"
    recording.write_text(har_text(deviating()), encoding="utf-8")
    ended = conform("--recorded", str(recording), "--json", str(tmp_path / "a.json"))
    assert ended.exit_code == 1, ended.output
    judged = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))

    assert ended.exit_code == 1, ended.output
    assert judged["target"] == LOCAL
    assert {check["id"] for check in judged["checks"] if check["verdict"] == "fail"} >= {"RES-008"}


@pytest.mark.parametrize("word", [LOCAL, "--fuzz", "--max-jobs=0", "--model=pixverse/lip-sync"])
def test_what_would_send_something_does_not_go_with_recorded(word: str, tmp_path: Path) -> None:
    """Rather than being passed over."""
    (tmp_path / "a.har").write_text("{}", encoding="utf-8")

    assert (
        "--recorded judges all of the file and sends nothing" in conform("--recorded", f"{tmp_path}/a.har", word).stderr
    )


def test_the_documents_alone_need_no_server(engine: Engine) -> None:
    """Level L0 sends nothing."""
    assert conform("--level", "L0").exit_code == 0
    assert engine.asked[0].levels == ("L0",)


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
    """Neither in a file nor on the screen."""
    echo = fetch(1)._replace(body=f"no such key: {KEY}".encode(), headers={"x-key": KEY})
    engine.report = report(failed(WORDS, MODEL, finding("RES-002", "fetch", 1, got=KEY)), exchanges=(echo,))
    files = [str(tmp_path / name) for name in "abcd"]
    ended = conform(
        LOCAL, "--api-key", KEY, "--json", files[0], "--junit", files[1], "--har", files[2], "--html", files[3]
    )

    assert KEY not in ended.output
    assert [name for name in files if KEY in Path(name).read_text(encoding="utf-8")] == []
    assert "no such key: ***" in Path(files[0]).read_text(encoding="utf-8")


def test_a_target_that_is_not_there_proves_nothing(engine: Engine) -> None:
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
        (ZeroDivisionError("oops"), 70, "a defect of the kit, not of the server"),
    ],
)
def test_trouble_of_an_engine_is_no_deviation(
    engine: Engine, trouble: BaseException, exit_code: int, words: str
) -> None:
    """A pipeline must not take it for one."""
    engine.trouble = trouble
    ended = conform(LOCAL)

    assert ended.exit_code == exit_code
    assert words in ended.stderr


def test_a_baseline_is_written_and_read(engine: Engine, tmp_path: Path) -> None:
    """What was found is accepted from then on, and told when it is gone."""
    known = tmp_path / "known.json"
    engine.report = report(failed(WORDS))
    first = [conform(LOCAL), conform(LOCAL, "--baseline", str(known), "--update-baseline")]
    again = conform(LOCAL, "--baseline", str(known))
    engine.report = report(passed(WORDS))
    mended = conform(LOCAL, "--baseline", str(known))

    assert [ended.exit_code for ended in (*first, again, mended)] == [1, 0, 0, 0]
    assert "KNOWN  RES-002" in again.stdout
    assert f"nothing met this entry of {known}: RES-002, {MODEL}, fetch, v2" in mended.stderr
    assert conform(LOCAL, "--baseline", str(known), "--update-baseline").stderr.count("nothing met") == 0


def test_a_run_that_ended_early_leaves_the_baseline_as_it_was(engine: Engine, tmp_path: Path) -> None:
    """What was not judged is not gone."""
    known = tmp_path / "known.json"
    engine.report = report(failed(WORDS), ended_early="the cap was reached")
    ended = conform(LOCAL, "--baseline", str(known), "--update-baseline")

    assert ended.exit_code == 1
    assert "was left as it was" in ended.stderr
    assert not known.exists()


def test_a_report_that_cannot_be_written_is_no_success(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing half of it stays behind, and the others are written."""

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ended = conform(LOCAL, "--json", str(tmp_path / "a.json"))

    assert ended.exit_code == 74
    assert "could not be written: No space left on device" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_checks_can_be_listed_and_explained(engine: Engine) -> None:
    """In lines, as the page of the documentation, and one by one."""
    assert conform("--list").stdout.splitlines()[0] == "RES-001  L1  must      A thing is as it must be."
    assert "### RES-002" in conform("--list", "--markdown").stdout
    told = conform("explain", "res-002").stdout

    assert told.splitlines()[0] == "RES-002  The status is a documented word."
    assert "depends on  RES-001" in told
    assert "needed by   LIF-001" in told


def test_help_tells_exit_codes_and_examples() -> None:
    """Scripts rely on the first, people begin with the second."""
    text = conform("--help").stdout

    for words in ("Usage: main conform [OPTIONS] [BASE_URL]", "Exit codes:", "130", "reelkit conform explain RES-008"):
        assert words in text
    assert "Usage: main conform explain" in conform("explain", "--help").stdout
