"""The weekly workflow regenerate.yml: its commands exist, and it needs no secret."""

import re
import subprocess
from typing import Any

import pytest
from ruamel.yaml import YAML

from reelkit_specs.pipeline.command import specs
from tests.conftest import ROOT

TEXT = (ROOT / ".github" / "workflows" / "regenerate.yml").read_text(encoding="utf-8")


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(TEXT)["jobs"]["regenerate"]["steps"]
    return found


@pytest.mark.parametrize("script", [step["run"] for step in steps() if "run" in step])
def test_every_script_is_valid(script: str) -> None:
    """As parsed by the shell."""
    done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_its_commands_exist() -> None:
    """Commands, options and nox sessions."""
    sessions = re.findall(r"^def (\w+)\(session", (ROOT / "noxfile.py").read_text(encoding="utf-8"), re.MULTILINE)
    called = re.findall(r"reelkit specs (\w+)((?: --\w+)*)", TEXT)

    assert called
    for name, options in called:
        known = {option for param in specs.commands[name].params for option in param.opts}
        assert set(options.split()) <= known, name
    assert set(re.findall(r"nox -s (\w+)", TEXT)) <= set(sessions)


def test_it_has_no_secret_but_its_own_token() -> None:
    """It does not need a key of the vendor."""
    assert re.findall(r"\$\{\{ *(?:secrets|github)\.[^}]*\}\}", TEXT) == ["${{ github.token }}"]
