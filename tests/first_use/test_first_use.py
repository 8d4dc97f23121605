"""The commands of the README and the settings of a clean machine."""

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


def test_every_shell_block_is_a_command() -> None:
    """Blocks of other languages are not. A command that is not run has a reason."""
    found = commands(PAGE)

    assert [(command.first_line, command.way) for command in found] == [
        ("python -m pip install -e . && reelkit demo", "run"),
        ("export AIMLAPI_API_KEY=...", "skip"),
        ("python -m pip install nox && nox", "long"),
        ("reelkit mock --clock speed:20", "serve"),
    ]
    assert [command.installs for command in found] == [True, False, True, False]
    assert all(command.why for command in found if command.way != "run")


def test_the_first_command_of_the_readme_installs() -> None:
    """The others need what it installs. The command that runs the tests is one of them."""
    assert README[0].way == "run"
    assert README[0].text.startswith("python -m pip install ")
    assert Command("python -m pip install nox && nox", "long", "runs everything") in README


@pytest.mark.parametrize(
    "name", ["PIP_INDEX_URL", "npm_config_registry", "https_proxy", "SSL_CERT_FILE", "GIT_SSL_CAINFO"]
)
def test_network_settings_are_kept(name: str, tmp_path: Path) -> None:
    """They say where packages come from and which certificates are trusted."""
    assert network({name: "a"}, tmp_path) == {name: "a"}


@pytest.mark.parametrize("name", ["PIP_CACHE_DIR", "npm_config_cache", "VIRTUAL_ENV", "PYTHONPATH", "AIMLAPI_API_KEY"])
def test_other_settings_are_removed(name: str, tmp_path: Path) -> None:
    """Caches, environments and keys of this machine."""
    assert network({name: "a"}, tmp_path) == {}


def test_configuration_files_are_passed_by_path(tmp_path: Path) -> None:
    """The home of the clean machine is empty. Environment variables take precedence."""
    (tmp_path / ".npmrc").touch()

    assert network({}, tmp_path) == {"NPM_CONFIG_USERCONFIG": str(tmp_path / ".npmrc")}
    assert network({"NPM_CONFIG_USERCONFIG": "b"}, tmp_path) == {"NPM_CONFIG_USERCONFIG": "b"}
