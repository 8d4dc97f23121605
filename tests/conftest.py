"""What several test modules need."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reelkit_specs.pipeline._project import Project

# No test is timed: a machine with other work to do is slow, and not wrong.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def checkout() -> Project:
    """This checkout, to be read only."""
    return Project(ROOT)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of what the pipeline reads and writes, to be broken."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs", ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    shutil.copytree(ROOT / "generated", tmp_path / "generated", ignore=shutil.ignore_patterns("__pycache__"))
    return Project(tmp_path)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The vendor's pages that the project grew from."""
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
