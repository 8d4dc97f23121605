"""The pytest fixtures, in separate runs of pytest."""

import subprocess
import sys

import pytest

HEAD = """
import httpx
import pytest
import reelkit

REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}
PLACE = "/v2/video/generations"
KEY = {"authorization": "Bearer any"}

def in_process(mock):
    return httpx.Client(transport=mock.transport(), base_url="http://mock", headers=KEY)
"""
QUICK = ("-p", "no:hypothesispytest", "-p", "no:schemathesis")  # importing these takes most of the time of such a run
UNFIRED = "fault '503 on fetch' happened 0 of 1 times. Lower `times`, or send more matching requests."


def run(pytester: pytest.Pytester, tests: str, *args: str) -> pytest.RunResult:
    """Run pytest in an empty folder; warnings are errors."""
    pytester.makepyfile(HEAD + tests)
    return pytester.runpytest_subprocess("-W", "error", "-p", "no:cacheprovider", *QUICK, *args)


@pytest.mark.slow
def test_the_mock_works_in_process_and_on_a_socket(pytester: pytest.Pytester) -> None:
    """With httpx and with the real client, sync and async; the test moves the clock."""
    done = run(
        pytester,
        """
import asyncio

def test_httpx(video_mock):
    with in_process(video_mock) as client:
        asked = {"generation_id": client.post(PLACE, json=REQUEST).json()["id"]}
        before = client.get(PLACE, params=asked).json()["status"]
        video_mock.advance(3600)
        after = client.get(PLACE, params=asked).json()["status"]
    assert (before, after) == ("queued", "completed")

@pytest.mark.video_mock(clock="looks:2")
def test_client(video_mock, tmp_path):
    with reelkit.no_waiting(), reelkit.Client("any", transport=video_mock.transport()) as client:
        saved = client.generate(REQUEST, save_to=tmp_path / "fox.mp4")
    assert saved.path.read_bytes()[4:8] == b"ftyp"
    assert [row["state"] for row in video_mock.ledger] == ["charged"]

@pytest.mark.video_mock(clock="looks:2")
def test_async_client(video_mock, tmp_path):
    async def generate():
        async with reelkit.AsyncClient("any", transport=video_mock.transport()) as client:
            return await client.generate(REQUEST, save_to=tmp_path / "fox.mp4")
    with reelkit.no_waiting():
        assert asyncio.run(generate()).size > 0

def test_socket(video_mock, video_server):
    with reelkit.Client("any", base_url=video_server.base_url) as client:
        job = client.submit(REQUEST)
        video_mock.advance(3600)
        assert job.result().url.startswith(video_server.base_url)
    assert list(video_mock.jobs.values()) == ["succeeded"]
""",
    )

    done.assert_outcomes(passed=4)


@pytest.mark.slow
def test_the_nearest_marker_wins(pytester: pytest.Pytester) -> None:
    """For each setting: function, class, module, then the scenario file, then a manual clock."""
    pytester.maketxtfile(scenario="personality: relay\nclock: looks:5\nseed: 9\nlogs: never")
    done = run(
        pytester,
        """
pytestmark = pytest.mark.video_mock(seed=1, lenient=True)

def settings(mock):
    scenario = mock.scenario
    return scenario.personality, scenario.seed, scenario.lenient, scenario.clock

@pytest.mark.video_mock(personality="native", seed=2)
class TestOfAClass:
    def test_of_the_class(self, video_mock):
        assert settings(video_mock) == ("native", 2, True, "manual")

    @pytest.mark.video_mock(seed=3, clock="looks:2")
    def test_of_its_own(self, video_mock):
        assert settings(video_mock) == ("native", 3, True, "looks:2")

@pytest.mark.video_mock(scenario="scenario.txt")
def test_of_a_file(video_mock):
    assert settings(video_mock) == ("relay", 1, True, "looks:5")
    assert video_mock.scenario.logs == "never"

def test_of_the_module(video_mock):
    assert settings(video_mock) == ("documented", 1, True, "manual")
""",
    )

    done.assert_outcomes(passed=4)


@pytest.mark.slow
def test_a_scenario_file_is_relative_to_the_root(pytester: pytest.Pytester) -> None:
    """Wherever pytest was started."""
    pytester.makefile(".json", scenario='{"personality": "relay"}')
    pytester.makeini("[pytest]")
    folder = pytester.mkdir("below")
    (folder / "test_it.py").write_text(
        "import pytest\n@pytest.mark.video_mock(scenario='scenario.json')\n"
        "def test_it(video_mock): assert video_mock.scenario.personality == 'relay'\n"
    )

    done = pytester.run(
        sys.executable, "-m", "pytest", *QUICK, "--rootdir", str(pytester.path), str(folder), timeout=30
    )

    done.assert_outcomes(passed=1)


@pytest.mark.slow
def test_an_unfired_fault_fails_a_passed_test(pytester: pytest.Pytester) -> None:
    """The message says what to do, without a traceback."""
    done = run(
        pytester,
        """
def test_of_the_test(video_mock):
    video_mock.fault({"status": 503}, route="fetch")

@pytest.mark.video_mock(faults=[{"what": {"status": 503}, "when": {"route": "create"}, "times": 2}])
def test_of_the_marker(video_mock):
    with in_process(video_mock) as client:
        assert client.post(PLACE, json=REQUEST).status_code == 503

def test_of_one_that_fired(video_mock):
    video_mock.fault({"status": 503}, route="create")
    with in_process(video_mock) as client:
        assert client.post(PLACE, json=REQUEST).status_code == 503
""",
    )

    done.assert_outcomes(passed=3, errors=2)
    done.stdout.fnmatch_lines_random(
        [
            "* ERROR at teardown of test_of_the_test *",
            UNFIRED,
            "* ERROR at teardown of test_of_the_marker *",
            "fault '503 on create' happened 1 of 2 times. Lower `times`, or send more matching requests.",
        ]
    )
    done.stdout.no_fnmatch_line("*reelkit_mock*")


@pytest.mark.slow
def test_an_unfired_fault_is_only_reported_if_the_test_did_not_pass(pytester: pytest.Pytester) -> None:
    """A test that ended early could not make the calls; or it failed because the fault did not happen."""
    done = run(
        pytester,
        """
pytestmark = pytest.mark.video_mock(faults=[{"what": {"status": 503}, "when": {"route": "fetch"}}])

def test_that_fails(video_mock):
    assert video_mock.jobs

def test_that_is_skipped(video_mock):
    pytest.skip("not here")

@pytest.mark.xfail(strict=True, reason="the mock has no jobs")
def test_that_is_to_fail(video_mock):
    assert video_mock.jobs

@pytest.fixture
def broken(video_mock):
    raise RuntimeError

def test_that_never_began(video_mock, broken):
    pass
""",
    )

    done.assert_outcomes(failed=1, skipped=1, xfailed=1, errors=1)
    done.stdout.fnmatch_lines(["* test_that_fails *", "*Captured faults teardown*", UNFIRED])


@pytest.mark.slow
def test_tests_do_not_share_state(pytester: pytest.Pytester) -> None:
    """Jobs, faults and clock are new, so the same calls give the same ids, in every worker of xdist too."""
    tests = """
import os

@pytest.mark.parametrize("number", range(30))
def test_it(video_mock, video_server, number):
    assert (video_mock.jobs, video_mock.calls, video_mock.unfired(), video_mock.now) == ({}, [], [], 1767225600.0)
    with httpx.Client(base_url=video_server.base_url, headers=KEY) as client:
        job = client.post(PLACE, json=REQUEST).json()
    with open("ids.txt", "a") as file:
        file.write(f"{os.getpid()} {job['id']}\\n")
    video_mock.advance(number)
"""
    done = run(pytester, tests, "-n", "2")
    rows = [line.split() for line in (pytester.path / "ids.txt").read_text().splitlines()]
    workers, ids = ({row[column] for row in rows} for column in (0, 1))

    done.assert_outcomes(passed=30)
    assert (len(rows), len(workers), len(ids)) == (30, 2, 1)


@pytest.mark.slow
def test_an_invalid_setting_is_reported_in_one_line(pytester: pytest.Pytester) -> None:
    """One line with what is wrong and the nearest valid name, without a traceback of the mock."""
    lines = {
        "personalty='native'": "video_mock: scenario: 'personalty' is not known; did you mean 'personality'?",
        "personality='nativ'": "video_mock: scenario.personality: 'nativ' is not known; did you mean 'native'?",
        "seed='one'": 'video_mock: scenario.seed: "one" is not of type "integer"',
        "clock='fast'": "video_mock: 'fast' is not a clock; use real, manual *",
        "scenario='none.yaml'": "video_mock: *none.yaml: cannot be read *",
        "'native'": "video_mock: takes settings by name, such as video_mock(personality='native')",
    }
    tests = "".join(
        f"@pytest.mark.video_mock({setting})\ndef test_{number}(video_mock): pass\n"
        for number, setting in enumerate(lines)
    )
    done = run(pytester, tests)

    done.assert_outcomes(errors=len(lines))
    done.stdout.fnmatch_lines([*lines.values()])
    done.stdout.no_fnmatch_line("*During handling*")
    done.stdout.no_fnmatch_line("*_pytest_markers.py*")


@pytest.mark.slow
def test_the_marker_is_registered(pytester: pytest.Pytester) -> None:
    """`pytest --markers` describes it, and --strict-markers accepts it."""
    known = pytester.runpytest_subprocess(*QUICK, "--markers")
    strict = run(pytester, "@pytest.mark.video_mock(seed=1)\ndef test_it(): pass\n", "--strict-markers")

    known.stdout.fnmatch_lines(["@pytest.mark.video_mock(scenario=FILE, **settings): settings of the mock of a test*"])
    strict.assert_outcomes(passed=1)


def test_the_plugin_imports_nothing_before_a_fixture_is_used() -> None:
    """Every run of pytest loads it, even without tests about videos."""
    code = """
import sys
import pytest
before = set(sys.modules)
import reelkit_mock.pytest_plugin
print(*sorted(set(sys.modules) - before))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["reelkit_mock", "reelkit_mock.pytest_plugin"]
