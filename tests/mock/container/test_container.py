"""The container of the mock and the workflow beside it, as far as they can be tried without Docker.

The steps of the Dockerfile run in a folder in place of an image, and the mock starts as its entry point says.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from ruamel.yaml import YAML

from reelkit_conformance.command import conform
from tests.conftest import ROOT
from tests.mock.process import mock_process

FOLDER = ROOT / "mock" / "container"
DOCKERFILE = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
MAX_SIZE = 60_000_000  # bytes of what is added to python:3.13-alpine, which has less than 60 MB


def instructions() -> Iterator[tuple[str, str]]:
    """The instructions of the Dockerfile, without comments."""
    lines = "\n".join(line for line in DOCKERFILE.splitlines() if not line.startswith("#"))
    for line in lines.replace("\\\n", " ").splitlines():
        if line.strip():
            name, _, rest = line.partition(" ")
            yield name, " ".join(rest.split())


def arguments(name: str) -> list[str]:
    """The words of the last instruction of this name, in its JSON form."""
    text = [rest for known, rest in instructions() if known == name][-1]
    words: list[str] = json.loads(text[text.index("[") :])
    return words


def compose() -> dict[str, Any]:
    """The service of the compose file."""
    service: dict[str, Any] = YAML(typ="safe", pure=True).load(FOLDER / "compose.yaml")["services"]["mock"]
    return service


def test_the_image_has_two_stages_and_an_unprivileged_user() -> None:
    """The second stage has no build tools; health is checked at an address that is not recorded."""
    names = [name for name, _ in instructions()]
    stages = [at for at, name in enumerate(names) if name == "FROM"]

    assert len(stages) == 2
    assert "RUN" not in names[stages[1] :]
    assert ("USER", "10001:10001") in list(instructions())
    assert arguments("HEALTHCHECK")[-1].endswith(":8080/__mock/")


def test_the_mock_in_a_compose_file_answers_its_neighbours() -> None:
    """With the entry point of the image and the command of the file; the admin interface needs the token."""
    service = compose()
    command = [word.replace("8080", "0") for word in arguments("ENTRYPOINT")[2:]] + service["command"]
    with mock_process(*command, env={"REELKIT_MOCK_TOKEN": "local"}) as mock:
        url = mock.first["base_url"]
        with httpx.Client(base_url=url, trust_env=False, headers={"host": "mock:8080"}) as neighbour:
            health = neighbour.get("/__mock/").status_code
            told = neighbour.get("/__mock/calls", headers={"x-mock-token": "local"})
            refused = [
                neighbour.get("/__mock/calls", headers=headers).status_code
                for headers in ({}, {"x-mock-token": "local", "host": "evil.example"})
            ]
            served = neighbour.get("/v1/models").status_code

    assert (health, served, told.json(), refused) == (200, 200, {"calls": []}, [401, 403])
    assert service["environment"] == {"REELKIT_MOCK_TOKEN": "${REELKIT_MOCK_TOKEN:-local}"}


@pytest.mark.slow
def test_the_steps_of_the_image_make_a_small_mock(tmp_path: Path) -> None:
    """Files are copied, the command is installed, and it starts; what is added is small."""
    checkout, home = tmp_path / "checkout", tmp_path / "reelkit"
    checkout.mkdir()
    for name, rest in instructions():
        if name == "COPY" and "--from" not in rest:
            *sources, target = rest.split()
            for source in sources:
                ours, theirs = ROOT / source, checkout / (target if target != "./" else source)
                theirs.parent.mkdir(parents=True, exist_ok=True)
                if ours.is_dir():
                    shutil.copytree(ours, theirs, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    shutil.copy(ours, theirs)
        elif name == "RUN":
            script = rest.replace("/reelkit", str(home)).replace("python -m", f"{sys.executable} -m")
            done = subprocess.run(["bash", "-ec", script], cwd=checkout, capture_output=True, text=True)
            if "No matching distribution" in done.stderr:
                pytest.skip("needs a package index")
            assert done.returncode == 0, done.stderr
    command = str(home / "bin" / arguments("ENTRYPOINT")[0])
    with mock_process("mock", command=(command,)) as mock:
        status = httpx.get(f"{mock.first['base_url']}/__mock/console.js", trust_env=False).status_code
    size = sum(file.stat().st_size for file in home.rglob("*") if file.is_file() and not file.is_symlink())

    assert status == 200
    assert size < MAX_SIZE
    assert not (home / "bin" / "pip").exists()


WORKFLOW = (ROOT / "docs" / "contract-tests.yml").read_text(encoding="utf-8")


def test_the_scripts_of_the_workflow_are_valid() -> None:
    """As parsed by the shell; inputs reach them through the environment only, and options are known."""
    steps = YAML(typ="safe", pure=True).load(WORKFLOW)["jobs"]["contract-tests"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    done = [subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True) for script in scripts]
    (check,) = (shlex.split(script) for script in scripts if script.startswith("reelkit conform"))

    assert [(each.returncode, each.stderr) for each in done] == [(0, "")] * len(scripts)
    assert [script for script in scripts if "${{" in script] == []
    assert {word for word in check if word.startswith("--")} <= {
        name for param in conform.params for name in param.opts
    }
    assert re.findall(r"secrets\.[\w-]+", WORKFLOW) == ["secrets.api-key"]


@pytest.mark.slow
def test_the_workflow_starts_a_server_and_checks_it(tmp_path: Path) -> None:
    """Its steps, run here with the mock as the server."""
    job = YAML(typ="safe", pure=True).load(WORKFLOW)["jobs"]["contract-tests"]
    scripts = {step["name"]: step["run"] for step in job["steps"] if "run" in step}
    with mock_process("--clock", "speed:600") as mock:
        url = mock.first["base_url"]
        environment = os.environ | {
            "START": "sleep 1",
            "BASE_URL": url,
            "MODEL": "pixverse/v5/text-to-video",
            "LEVEL": "l1",
            "AIMLAPI_API_KEY": "any-key",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        names = ("Start the server", "Check it")
        done = [subprocess.run(["bash", "-ec", scripts[name]], cwd=tmp_path, env=environment) for name in names]

    assert [each.returncode for each in done] == [0, 0]
    assert "<testsuite" in (tmp_path / "conformance.xml").read_text(encoding="utf-8")
