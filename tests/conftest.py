"""Fixtures and hooks for all tests."""

import os

os.environ["REELKIT_MODELS"] = os.devnull  # before any import: tests know the shipped models alone

import gc
import shutil
import signal
from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, settings

from reelkit._objects.stores import STORES
from reelkit_specs import _contract
from reelkit_specs._documents.checkout import Project
from reelkit_specs._vendor.sources import read_sources
from reelkit_specs.pipeline.command import specs

from . import s3 as object_store
from .postgres import Server, running_server
from .specs.small_checkout import keep_pixverse
from .specs.vendor_site import Site, vendor_site

gc.disable()  # until all tests are collected: there is no garbage yet, and looking for it takes two fifths of that time

# No deadlines: a busy machine is slow.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]

SLOW = {"prism", "redocly_diff", "corpus"}  # fixtures of Node and of the vendor's whole catalogue
SHARED = ROOT.parent / "shared"
COLLECTED = date(2026, 8, 31)  # the date of the vendor material; documents pulled later differ from it

# These tests check imports or forbid writes, so coverage must not run in their processes.
UNMEASURED = {
    "test_nothing_is_lost_and_nothing_is_bought_twice",
    "test_no_file_is_created_before_the_first_purchase",
    "test_importing_one_class_loads_no_other",
    "test_one_class_of_many_imports_little",
    "test_a_journal_without_write_permission_raises_journal_error",
}


# Background jobs may ignore SIGINT, and processes that tests interrupt would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


SOON = 1.0  # seconds; a test that takes longer is marked slow


@pytest.hookimpl(tryfirst=True)  # before `-m` selects by markers
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow the tests with such fixtures, those in tests/mutants, and those for every Python."""
    for item in items:
        if (
            SLOW & set(getattr(item, "fixturenames", ()))
            or item.path.is_relative_to(ROOT / "tests/mutants")
            or item.get_closest_marker("every_python")
        ):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Collect only the garbage that tests make from here on."""
    gc.freeze()
    gc.enable()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """In CI, lists the tests that are not marked slow and are: a note, since a machine with other work is slow too."""
    seconds: dict[str, float] = {}
    for report in (report for reports in terminalreporter.stats.values() for report in reports):
        if isinstance(report, pytest.TestReport) and "slow" not in report.keywords:
            seconds[report.nodeid] = seconds.get(report.nodeid, 0.0) + report.duration
    over = {name: took for name, took in seconds.items() if took > SOON}
    if over and os.environ.get("CI"):
        terminalreporter.section(f"over {SOON:.0f} s and not marked slow")
        for name, took in sorted(over.items(), key=lambda each: -each[1]):
            terminalreporter.line(f"{took:5.1f} s  {name}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Turn coverage off in the processes of the tests in UNMEASURED."""
    with pytest.MonkeyPatch.context() as patch:
        if getattr(item, "originalname", None) in UNMEASURED:
            patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        return (yield)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, one for each process that runs tests."""
    with running_server() as running:
        yield running


@pytest.fixture(scope="session")
def s3_server() -> Iterator[object_store.Server]:
    """An S3 server, one for each process that runs tests."""
    with object_store.running_server() as running:
        yield running


@pytest.fixture
def s3(s3_server: object_store.Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[object_store.Server]:
    """The server, in the environment where credentials and addresses are looked for."""
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)
    STORES.reset()
    yield s3_server
    STORES.reset()


@pytest.fixture
def bucket(s3: object_store.Server) -> str:
    """An empty bucket."""
    return s3.bucket()


@pytest.fixture(scope="session")
def checkout() -> Project:
    """This checkout, read-only."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def small_checkout(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """This checkout with the documents of PixVerse alone, read-only: it builds and generates in a tenth of the time."""
    project = Project(tmp_path_factory.mktemp("small"))
    ignored = shutil.ignore_patterns("__pycache__", "*.py")
    shutil.copytree(ROOT / "specs", project.root / "specs", ignore=ignored)
    keep_pixverse(project)
    result = CliRunner().invoke(specs, ["generate", "--project", str(project.root)])
    assert result.exit_code == 0, result.output
    return project


@pytest.fixture
def project(small_checkout: Project, tmp_path: Path) -> Project:
    """A copy of specs/ and generated/ that a test may change, with the models of PixVerse."""
    for name in ("specs", "generated"):
        shutil.copytree(small_checkout.root / name, tmp_path / name)
    return Project(tmp_path)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The vendor's pages on which the project is based."""
    return _beside_the_checkout("seeds")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Real documents of the vendor, which are not part of the project."""
    return _beside_the_checkout("vendor-corpus")


def _beside_the_checkout(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.skip(f"needs ../shared/{name}, vendor material that is not part of the project")
    return folder


@pytest.fixture
def added_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the added models, which is empty."""
    monkeypatch.setenv("REELKIT_MODELS", str(tmp_path / "models"))
    yield tmp_path / "models"
    _contract._forget()


@pytest.fixture
def site(project: Project) -> Iterator[Site]:
    """The vendor's website, with the documents of the repository."""
    with vendor_site() as found:
        for source in read_sources(project).entries:
            if source.path:
                found.documents[source.path] = (project.vendor / source.file).read_bytes()
        yield found
