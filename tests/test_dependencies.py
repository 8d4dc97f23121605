"""Every dependency in pyproject.toml has a reason and the right kind of version."""

import re
import tomllib
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads(TEXT)
PROJECT = PYPROJECT["project"]
OWN = [line for extra, lines in PROJECT["optional-dependencies"].items() if extra != "all" for line in lines]
SHIPPED = [*PROJECT["dependencies"], *OWN]
PINNED = [line for lines in PYPROJECT["dependency-groups"].values() for line in lines]
BUILD = PYPROJECT["build-system"]["requires"]


@pytest.mark.parametrize("requirement", sorted({*SHIPPED, *PINNED, *BUILD}))
def test_a_dependency_has_its_reason_beside_it(requirement: str) -> None:
    """As a comment on every line that names it."""
    lines = [line for line in TEXT.splitlines() if f'"{requirement}"' in line]

    assert lines
    assert [line for line in lines if not re.search(r"  # \w+.*\w", line)] == []


def test_what_is_shipped_says_from_which_version_on() -> None:
    """A minimum, or one exact version if its output is in the repository."""
    assert [line for line in SHIPPED if not re.match(r"[\w.-]+(\[\w+\])?(>=|==)\d", line)] == []


def test_what_only_we_run_is_pinned() -> None:
    """A new version of a tool must not break an old commit."""
    assert [line for line in PINNED if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\d.]+", line)] == []


def test_all_is_every_extra() -> None:
    """A new extra must be added to it."""
    extras = PROJECT["optional-dependencies"]

    assert extras["all"] == [f"reelkit[{','.join(sorted(extras.keys() - {'all'}))}]"]


def test_every_extra_is_in_the_table_of_the_page_install() -> None:
    """With what it is for."""
    page = (Path(__file__).parents[1] / "docs" / "install.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| \S.* \|$", page, re.MULTILINE)

    assert sorted(rows) == sorted(PROJECT["optional-dependencies"])
