"""The reference lists every public name and no other."""

import re
from pathlib import Path

import pytest

import reelkit
import reelkit_mock
import reelkit_specs

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
TEXT = "".join(page.read_text(encoding="utf-8") for page in REFERENCE.glob("*.md"))
NAMED = set(re.findall(r"^::: (\S+)$", TEXT, re.MULTILINE))


@pytest.mark.parametrize("package", [reelkit, reelkit_mock, reelkit_specs], ids=lambda package: package.__name__)
def test_every_public_name_is_in_the_reference(package: object) -> None:
    """Public names are those in `__all__`."""
    public = {f"{package.__name__}.{name}" for name in package.__all__}  # type: ignore[attr-defined]

    assert {name for name in NAMED if name.rpartition(".")[0] == package.__name__} == public  # type: ignore[attr-defined]
