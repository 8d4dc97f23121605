"""`pytest --reelkit-base-url URL`, in separate runs of pytest."""

from collections.abc import Iterator

import pytest

from reelkit_conformance._checks.table import CHECKS
from reelkit_mock import Mock
from reelkit_mock._http.server import Serving

pytestmark = pytest.mark.slow

QUICK = ("-p", "no:hypothesispytest", "-p", "no:schemathesis", "-p", "no:cacheprovider")  # their imports take long
MODEL = ("--reelkit-model", "pixverse/v5/text-to-video")
L1 = ("--reelkit-level", "L1")


@pytest.fixture
def correct() -> Iterator[Serving]:
    """A correct service."""
    with Mock(clock="manual").serve() as server:
        yield server


@pytest.fixture
def native() -> Iterator[Serving]:
    """A service with a status word of its own."""
    with Mock(personality="native", clock="manual").serve() as server:
        yield server


def run(pytester: pytest.Pytester, *args: str) -> pytest.RunResult:
    """Run pytest in a folder with one test."""
    pytester.makepyfile("def test_of_the_user(): pass")
    return pytester.runpytest_subprocess("-W", "error", *QUICK, *args)


def test_nothing_is_collected_without_the_option(pytester: pytest.Pytester) -> None:
    """Nor imported: every run of pytest loads the plugin."""
    pytester.makeconftest(
        "import sys\n"
        "def pytest_sessionfinish():\n"
        "    print('\\nimported:', ', '.join(name for name in sys.modules if name.startswith('reelkit_conf')))"
    )

    done = run(pytester, "-s")

    done.assert_outcomes(passed=1)
    done.stdout.fnmatch_lines(["imported: reelkit_conformance, reelkit_conformance.pytest_plugin"])


def test_each_check_is_a_test(pytester: pytest.Pytester, correct: Serving) -> None:
    """A correct service fails no test; the user's own tests run too."""
    done = run(pytester, "--reelkit-base-url", correct.base_url, *MODEL, *L1, "-v")

    wanted = [check.id for check in CHECKS.values() if check.level in ("L0", "L1")]
    outcomes = done.parseoutcomes()
    assert outcomes["passed"] + outcomes.get("skipped", 0) == len(wanted) + 1
    assert "failed" not in outcomes
    done.stdout.fnmatch_lines(["reelkit::RES-008 PASSED*"])


def test_a_failure_shows_what_is_wrong(pytester: pytest.Pytester, native: Serving) -> None:
    """The statement, what was expected and received, and the request to repeat; no traceback."""
    done = run(pytester, "--reelkit-base-url", native.base_url, *MODEL, "--reelkit-level", "L3")

    done.stdout.fnmatch_lines(
        [
            "RES-008 The status is one of the documented words.",
            "documented: status is an enumeration*",
            "fetch, v2, succeeded (pixverse/v5/text-to-video)",
            "  expected: *",
            "  got: *succeeded*",
            f"  curl *{native.base_url}/v2/video/generations?generation_id=*",
            "advice: *",
        ]
    )
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    assert "Traceback" not in done.stdout.str()


def test_what_a_baseline_accepts_is_expected_to_fail(pytester: pytest.Pytester, native: Serving) -> None:
    """The shipped baselines by their names."""
    args = ("--reelkit-base-url", native.base_url, *MODEL, "--reelkit-level", "L3")

    done = run(pytester, *args, "--reelkit-baseline", "native")

    outcomes = done.parseoutcomes()
    assert outcomes["xfailed"] >= 1
    assert "failed" not in outcomes


def test_checks_are_selected_by_their_ids(pytester: pytest.Pytester, native: Serving) -> None:
    """With pytest's own options."""
    args = ("--reelkit-base-url", native.base_url, *MODEL, *L1)

    run(pytester, *args, "-k", "RES-001 or RES-005").assert_outcomes(passed=2, deselected=len(_ids()) - 1)
    done = run(pytester, *args, "--deselect", "reelkit::RES-001", "-v")

    assert "reelkit::RES-001" not in done.stdout.str()
    assert "reelkit::RES-005" in done.stdout.str()


def _ids() -> list[str]:
    return [check.id for check in CHECKS.values() if check.level in ("L0", "L1")]


def test_an_unreachable_service_fails(pytester: pytest.Pytester) -> None:
    """A run that judged nothing does not conform."""
    done = run(pytester, "--reelkit-base-url", "http://127.0.0.1:9", *MODEL, *L1)

    assert done.ret == pytest.ExitCode.TESTS_FAILED
    done.stdout.fnmatch_lines(["RES-001 was not tried: nothing responds at http://127.0.0.1:9: *"])


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--reelkit-base-url", "nonsense"), "*is not a base URL*"),
        (("--reelkit-base-url", "http://127.0.0.1:9", "--reelkit-model", "none"), "*has no model 'none'*"),
        (("--reelkit-base-url", "http://127.0.0.1:9", "--reelkit-baseline", "no-file"), "*no-file*"),
    ],
)
def test_wrong_usage_is_one_line(pytester: pytest.Pytester, args: tuple[str, ...], words: str) -> None:
    """Before anything is sent."""
    done = run(pytester, *args)

    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines([f"ERROR: {words}"])
