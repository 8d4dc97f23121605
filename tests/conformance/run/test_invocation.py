"""`reelkit conform`: its options and its usage errors."""

from pathlib import Path

import pytest

from reelkit_conformance._run import invocation
from tests.conformance.fake_engine import LIVE, LOCAL, Engine, conform
from tests.conformance.reports import KEY


def test_a_local_server_is_checked_completely(engine: Engine) -> None:
    """All levels and models, without a limit, with a made-up key, which is reported."""
    ended = conform(LOCAL + "/v2")
    [settings] = engine.asked

    assert ended.exit_code == 0, ended.output
    assert settings.base_url == LOCAL
    assert settings.levels == ("L0", "L1", "L2", "L3", "L4")
    assert (len(settings.models) > 1, settings.max_jobs, settings.seed, settings.thorough) == (True, None, 0, False)
    assert "There is no API key: a made-up one is sent" in ended.stderr
    assert "set AIMLAPI_API_KEY to any value first" in ended.stderr
    assert (
        "The plan: 34 requests, 12 jobs to create, or up to 22 if the server accepts what it must refuse; 12 requests "
        in ended.stderr
    )
    assert "conforms in every judged check" in ended.stdout


def test_options_select_models_and_levels(engine: Engine) -> None:
    """Another spelling of a model is the same model, and a level includes those below it."""
    narrow = ["--model", "pixverse/v5.5/text-to-video", "--level", "l2", "--max-jobs", "5"]
    ended = conform(LOCAL, *narrow, "--seed", "9", "--thorough", "--api-key", "abc")
    [settings] = engine.asked

    assert [model.id for model in settings.models] == ["pixverse/v5-5-text-to-video"]
    assert settings.levels == ("L0", "L1", "L2")
    assert (settings.max_jobs, settings.seed, settings.thorough) == (5, 9, True)
    assert settings.key.fill("Bearer {key}") == "Bearer abc"
    assert (
        "; it stops after 5 accepted jobs that may cost something; 12 requests cannot cost anything; Schemathesis "
        in ended.stderr
    )


@pytest.mark.parametrize("name", ["AIMLAPI_API_KEY", "AIML_API_KEY"])
def test_the_key_may_come_from_the_environment(engine: Engine, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is not printed."""
    monkeypatch.setenv(name, KEY)
    ended = conform(LOCAL)

    assert engine.asked[0].key.fill("Bearer {key}") == f"Bearer {KEY}"
    assert KEY not in ended.output


def test_the_live_service_receives_only_free_requests(engine: Engine) -> None:
    """Unless --max-jobs is given; there is no question either."""
    ended = conform(LIVE, "--api-key", KEY)

    assert ended.exit_code == 0, ended.output
    assert engine.asked[0].max_jobs == 0
    assert "The live service: only free requests, at most 34; to create jobs, pass --max-jobs N." in ended.stderr
    assert KEY not in ended.output


def test_jobs_at_the_live_service_need_confirmation(engine: Engine) -> None:
    """Without a terminal: one line and exit code 2."""
    refused = conform(LIVE, "--api-key", KEY, "--max-jobs", "3")
    agreed = conform(LIVE, "--api-key", KEY, "--max-jobs", "3", "--yes")

    assert refused.exit_code == 2
    assert "no terminal to ask for confirmation; pass --yes" in refused.stderr
    assert agreed.exit_code == 0
    assert [settings.max_jobs for settings in engine.asked] == [3]
    assert (
        "The live service: 34 requests, 12 jobs to create (about 5,040,000 credits, USD 2.52);"
        " it stops after 3 accepted jobs that may cost something; 12 requests cannot cost anything."
    ) in agreed.stderr


@pytest.mark.parametrize(("typed", "exit_code", "runs"), [("y\n", 0, 1), ("n\n", 2, 0), ("\n", 2, 0)])
def test_a_terminal_is_asked_for_confirmation(
    engine: Engine, typed: str, exit_code: int, runs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a yes nothing is sent."""

    monkeypatch.setattr(invocation, "is_interactive", lambda: True)
    ended = conform(LIVE, "--api-key", KEY, "--max-jobs", "3", typed=typed)

    assert (ended.exit_code, len(engine.asked)) == (exit_code, runs)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "there is no BASE_URL; try `reelkit conform http://127.0.0.1:8080`"),
        ("127.0.0.1:8080", "did you mean http://127.0.0.1:8080"),
        (f"{LOCAL} --model pixverse/v5/text-to-vidoe", "did you mean 'pixverse/v5/text-to-video'?"),
        (f"{LOCAL} --model zzz", "the contract has no model 'zzz'; `reelkit models` lists them"),
        (f"{LOCAL} --level L7", "is not one of"),
        (f"{LOCAL} --max-jobs -1", "is not in the range"),
        ("https://example.org", "there is no API key; give --api-key or set AIMLAPI_API_KEY"),
        (LIVE, "there is no API key"),
        (f"{LIVE} --model zzz", "the contract has no model 'zzz'"),
        (f"{LIVE} --baseline nothing.json", "cannot read the baseline nothing.json"),
        (f"{LIVE} --api-key k --thorough", "on the live service it needs --max-jobs"),
        (f"{LOCAL} --recorded nothing.har", "'nothing.har' does not exist"),
        (f"{LOCAL} --baseline nothing.json", "cannot read the baseline nothing.json"),
        (f"{LOCAL} --update-baseline", "--update-baseline needs --baseline FILE"),
        (f"{LOCAL} --update-baseline --baseline vendor", "vendor is a shipped baseline and cannot be changed"),
        (f"{LOCAL} --html nowhere/a.html", "--html nowhere/a.html needs a writable directory"),
        (f"{LOCAL} --html .", "--html . is a directory"),
        (f"{LOCAL} --html a --json ./a", "are the same file"),
        (f"{LOCAL} --markdown", "--markdown needs --list"),
        ("explain RES-01", "there is no check 'RES-01'; did you mean 'RES-001'?"),
        ("explain x", "there is no check 'x'; `reelkit conform --list` lists them"),
        ("explain", "Missing argument 'ID'"),
    ],
)
def test_a_usage_error_is_one_line(
    engine: Engine, words: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is sent, with exit code 2 and with what to do."""
    monkeypatch.chdir(tmp_path)
    ended = conform(*words.split())

    assert ended.exit_code == 2
    assert sentence in " ".join(ended.stderr.split())
    assert len([line for line in ended.stderr.splitlines() if line.startswith("Error: ")]) == 1
    assert engine.asked == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", [LOCAL, "--thorough", "--max-jobs=0", "--model=pixverse/lip-sync"])
def test_options_that_send_requests_are_refused_with_recorded(word: str, tmp_path: Path) -> None:
    """Instead of being ignored."""
    (tmp_path / "a.har").write_text("{}", encoding="utf-8")

    assert (
        "--recorded judges the whole file and sends nothing" in conform("--recorded", f"{tmp_path}/a.har", word).stderr
    )


def test_the_document_checks_need_no_server(engine: Engine) -> None:
    """Level L0 sends nothing."""
    assert conform("--level", "L0").exit_code == 0
    assert engine.asked[0].levels == ("L0",)


def test_the_checks_can_be_listed_and_explained(engine: Engine) -> None:
    """As lines, as the documentation page, and one by one."""
    assert conform("--list").stdout.splitlines()[0] == "RES-001  L1  must      A thing is as it must be."
    assert "### RES-002" in conform("--list", "--markdown").stdout
    told = conform("explain", "res-002").stdout

    assert told.splitlines()[0] == "RES-002  The status is a documented word."
    assert "depends on  RES-001" in told
    assert "needed by   LIF-001" in told


def test_help_has_exit_codes_and_examples() -> None:
    """Scripts need the exit codes, new users the examples."""
    text = conform("--help").stdout

    for words in ("Usage: main conform [OPTIONS] [BASE_URL]", "Exit codes:", "130", "reelkit conform explain RES-008"):
        assert words in text
    assert "Usage: main conform explain" in conform("explain", "--help").stdout
