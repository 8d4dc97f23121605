"""What the stranger is given, and what is kept from him."""

from pathlib import Path

import pytest

from ..conftest import ROOT
from .commands import Command, commands
from .machine import network

README = commands((ROOT / "README.md").read_text(encoding="utf-8"))

PAGE = """
```sh
python -m pip install -e . && reelkit demo
```

- and in a list

```python
nox
```

```sh
export AIMLAPI_API_KEY=...
reelkit models
```

```sh
python -m pip install nox && nox
```

```sh
reelkit mock --clock speed:20
```
"""


def test_every_block_of_shell_is_a_command_as_it_stands() -> None:
    """Those of other languages are not; one that cannot be run has its reason."""
    found = commands(PAGE)

    assert [(command.first_line, command.way) for command in found] == [
        ("python -m pip install -e . && reelkit demo", "run"),
        ("export AIMLAPI_API_KEY=...", "leave"),
        ("python -m pip install nox && nox", "long"),
        ("reelkit mock --clock speed:20", "serve"),
    ]
    assert [command.installs for command in found] == [True, False, True, False]
    assert all(command.why for command in found if command.way != "run")


def test_the_readme_begins_with_what_is_run() -> None:
    """Its first command installs all that the others need, and the one for tests is among them."""
    assert README[0].way == "run"
    assert README[0].text.startswith("python -m pip install ")
    assert Command("python -m pip install nox && nox", "long", "runs everything") in README


@pytest.mark.parametrize(
    "name", ["PIP_INDEX_URL", "npm_config_registry", "https_proxy", "SSL_CERT_FILE", "GIT_SSL_CAINFO"]
)
def test_where_packages_come_from_is_told(name: str, tmp_path: Path) -> None:
    """It belongs to the network that the machine is in."""
    assert network({name: "a"}, tmp_path) == {name: "a"}


@pytest.mark.parametrize("name", ["PIP_CACHE_DIR", "npm_config_cache", "VIRTUAL_ENV", "PYTHONPATH", "AIMLAPI_API_KEY"])
def test_what_would_help_is_not(name: str, tmp_path: Path) -> None:
    """Caches, environments and keys of the machine that this runs on."""
    assert network({name: "a"}, tmp_path) == {}


def test_a_file_of_settings_is_told_by_its_place(tmp_path: Path) -> None:
    """The home of the stranger is empty; what the environment says goes before it."""
    (tmp_path / ".npmrc").touch()

    assert network({}, tmp_path) == {"NPM_CONFIG_USERCONFIG": str(tmp_path / ".npmrc")}
    assert network({"NPM_CONFIG_USERCONFIG": "b"}, tmp_path) == {"NPM_CONFIG_USERCONFIG": "b"}
