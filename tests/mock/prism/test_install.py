"""Finding and installing Prism, with fake versions of Node and npm."""

import json
import os
import re
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reelkit_mock._prism import PrismError, install as _install
from reelkit_mock._prism.install import SCRIPT, find_node, install_folder, prism_script
from reelkit_mock._prism.process import start_prism

pytestmark = pytest.mark.skipif(os.name != "posix", reason="its programs are shell scripts")

INSTALLS = f'echo "$@" > arguments; mkdir -p {SCRIPT.parent} && echo > {SCRIPT}'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the PATH, empty; Prism is not installed."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("REELKIT_PRISM_HOME", str(tmp_path / "cache" / "prism"))
    return folder


def names(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return [path.name for path in folder.iterdir()]


def program(folder: Path, name: str, script: str) -> None:
    """Write a program into the folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_without_node_it_says_what_to_do(programs: Path) -> None:
    """The mock itself needs no Node."""
    with pytest.raises(PrismError) as error:
        find_node()

    assert str(error.value) == (
        "Prism needs Node 18 or later, which is not on the PATH; install Node, or use `reelkit mock` alone"
    )


def test_an_old_node_is_refused(programs: Path) -> None:
    """Before anything is downloaded."""
    program(programs, "node", "echo v16.20.2")

    with pytest.raises(PrismError, match=r"needs Node 18 or later, but .*/node is v16\.20\.2"):
        find_node()


@pytest.mark.parametrize("script", ["echo what", "exit 3", "echo v"])
def test_a_node_without_a_version_is_refused(programs: Path, script: str) -> None:
    """It may be anything."""
    program(programs, "node", script)

    with pytest.raises(PrismError, match="does not print a version"):
        find_node()


@pytest.mark.parametrize("version", ["v18.20.1", "v20.20.2", "v22.1.0"])
def test_a_newer_node_is_accepted(programs: Path, version: str) -> None:
    """It is returned as a path."""
    program(programs, "node", f"echo {version}")

    assert find_node() == str(programs / "node")


def test_without_npm_it_says_what_to_do(programs: Path) -> None:
    """Some packages of Node come without npm."""
    with pytest.raises(PrismError, match="with npm, which is not on the PATH"):
        prism_script()


def test_it_is_installed_once(programs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second call needs no npm and prints nothing."""
    program(programs, "npm", INSTALLS)

    first = prism_script()
    said = capsys.readouterr().err
    (programs / "npm").unlink()
    second = prism_script()

    assert first == second == install_folder() / SCRIPT
    assert said.startswith("installing Prism 5.14.2 into ")
    assert capsys.readouterr().err == ""
    assert names(install_folder().parent) == [install_folder().name]


def test_npm_runs_no_scripts_of_packages(programs: Path) -> None:
    """It installs exactly the locked versions."""
    program(programs, "npm", INSTALLS)
    prism_script()

    arguments = (install_folder() / "arguments").read_text(encoding="utf-8").split()

    assert arguments[0] == "ci"
    assert {"--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"} <= set(arguments)


@pytest.mark.parametrize(
    ("stderr", "text"),
    [
        (
            "npm warn x\nnpm error code EUSAGE\nnpm error Lock file is old.\nnpm error A complete log of this run",
            "npm failed: Lock file is old.",
        ),
        ("npm ERR! code EACCES\nnpm ERR! no place\n", "npm failed: no place"),
        ("npm error code ENOTFOUND\nnpm error network request failed", "cannot reach a package registry (ENOTFOUND)"),
        ("", "npm failed: it printed no reason"),
    ],
)
def test_a_failed_install_leaves_nothing_and_reports_the_reason(programs: Path, stderr: str, text: str) -> None:
    """In one line."""
    program(programs, "npm", f"mkdir node_modules; printf '{stderr}' >&2; exit 1")

    with pytest.raises(PrismError) as error:
        prism_script()

    assert text in str(error.value)
    assert "\n" not in str(error.value)
    assert names(install_folder().parent) == []


def test_node_and_npm_do_not_get_the_api_key(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version check, the installation and Prism itself get all other variables."""
    for name in ("AIMLAPI_API_KEY", "AIML_API_KEY"):
        monkeypatch.setenv(name, "sk-0123456789abcdef")
    monkeypatch.setenv("OTHER_VARIABLE", "some value")
    seen = tmp_path / "seen"
    program(programs, "node", f'env >> {seen}; echo "called $1" >> {seen}; [ "$1" = --version ] && echo v20.1.0')
    program(programs, "npm", f'env >> {seen}; echo "called npm" >> {seen}; {INSTALLS}')

    with start_prism({}, "mock", port=0, host="127.0.0.1") as process:
        until = time.monotonic() + 30
        while process.is_running() and time.monotonic() < until:
            time.sleep(0.01)

    told = seen.read_text(encoding="utf-8")
    assert [told.count(f"called {what}\n") for what in ("--version", "npm", "--require")] == [1, 1, 1]
    assert told.count("OTHER_VARIABLE=some value") == 3
    assert "sk-0123456789abcdef" not in told


def test_two_installs_can_run_at_once(programs: Path) -> None:
    """The slower call uses the result of the faster one."""
    program(programs, "npm", f"{INSTALLS}; sleep 0.3")

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: prism_script(), range(2)))

    assert found == [install_folder() / SCRIPT] * 2
    assert names(install_folder().parent) == [install_folder().name]


def test_an_unknown_folder_is_not_changed(programs: Path) -> None:
    """It may contain anything."""
    program(programs, "npm", INSTALLS)
    install_folder().mkdir(parents=True)
    (install_folder() / "diary.txt").touch()

    with pytest.raises(PrismError, match="exists and does not contain Prism"):
        prism_script()

    assert names(install_folder()) == ["diary.txt"]


def test_a_folder_that_cannot_be_created_is_named(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the variable that selects another."""
    program(programs, "npm", INSTALLS)
    (programs / "file").touch()
    monkeypatch.setenv("REELKIT_PRISM_HOME", str(programs / "file" / "prism"))

    with pytest.raises(PrismError, match=r"cannot be installed into .*; set REELKIT_PRISM_HOME to another folder"):
        prism_script()


def test_it_is_installed_in_the_cache_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each version has its own folder."""
    monkeypatch.delenv("REELKIT_PRISM_HOME", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert install_folder() == tmp_path / "reelkit" / "prism-5.14.2"


def test_every_package_is_locked_and_none_names_a_registry() -> None:
    """Any registry will do; what it sends is compared with the lock file."""
    text = Path(_install.__file__).with_name("package-lock.json").read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}

    assert re.findall(r'https?:|"resolved"', text) == []
    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert packages["node_modules/@stoplight/prism-cli"]["version"] == _install.VERSION
