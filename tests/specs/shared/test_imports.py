"""What an import of `reelkit_specs` loads."""

import subprocess
import sys

import pytest

import reelkit_specs


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("printable", "reelkit_specs._shared.terminal_text"),
        ("SECRET_HEADERS", "reelkit_specs._shared.headers"),
        ("find_api_key", "reelkit_specs._shared.api_key"),
        ("did_you_mean", "reelkit_specs._shared.nearest"),
    ],
)
def test_a_shared_name_loads_its_own_module_alone(name: str, module: str) -> None:
    """Neither the contract nor anything slow; `difflib` and `ipaddress` only when they are used."""
    code = f"import sys; from reelkit_specs import {name}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert {each for each in loaded if each.startswith("reelkit_specs.")} == {"reelkit_specs._shared", module}
    assert loaded & {"difflib", "ipaddress", "json"} == set()


def test_every_name_can_be_imported() -> None:
    """Also those that are shared between the packages and are not public."""
    assert {name for name in dir(reelkit_specs) if not name.startswith("__")} > set(reelkit_specs.__all__)
    assert [name for name in dir(reelkit_specs) if not hasattr(reelkit_specs, name)] == []


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = reelkit_specs.nothing  # type: ignore[attr-defined]
