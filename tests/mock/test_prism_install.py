"""Finding and installing Prism, with a Node and an npm that only look like them."""

import json
import os
import re
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reelkit_mock._prism import PrismError, install as _install
from reelkit_mock._prism.install import INDEX, home, installed, node
from reelkit_mock._prism.process import started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="its programs are shell scripts")

INSTALLS = f'echo "$@" > arguments; mkdir -p {INDEX.parent} && echo > {INDEX}'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the PATH, empty; and nothing is installed."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("REELKIT_PRISM_HOME", str(tmp_path / "cache" / "prism"))
    return folder


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return [path.name for path in folder.iterdir()]


def program(folder: Path, name: str, script: str) -> None:
    """Put a program there."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_without_node_it_says_what_to_do(programs: Path) -> None:
    """The mock itself needs none."""
    with pytest.raises(PrismError) as error:
        node()

    assert str(error.value) == (
        "Prism needs Node 18 or later, which is not on the PATH; install Node, or use `reelkit mock` alone"
    )


def test_an_old_node_is_refused(programs: Path) -> None:
    """Before anything is downloaded for it."""
    program(programs, "node", "echo v16.20.2")

    with pytest.raises(PrismError, match=r"needs Node 18 or later, but .*/node is v16\.20\.2"):
        node()


@pytest.mark.parametrize("script", ["echo what", "exit 3", "echo v"])
def test_a_node_without_a_version_is_refused(programs: Path, script: str) -> None:
    """It may be anything."""
    program(programs, "node", script)

    with pytest.raises(PrismError, match="does not say which version"):
        node()


@pytest.mark.parametrize("version", ["v18.20.1", "v20.20.2", "v22.1.0"])
def test_a_newer_node_will_do(programs: Path, version: str) -> None:
    """It is named by its path."""
    program(programs, "node", f"echo {version}")

    assert node() == str(programs / "node")


def test_without_npm_it_says_what_to_do(programs: Path) -> None:
    """Some packages of Node come without it."""
    with pytest.raises(PrismError, match="by npm, which is not on the PATH"):
        installed()


def test_it_is_installed_once(programs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time npm is not needed, and nothing is said."""
    program(programs, "npm", INSTALLS)

    first = installed()
    said = capsys.readouterr().err
    (programs / "npm").unlink()
    second = installed()

    assert first == second == home() / INDEX
    assert said.startswith("installing Prism 5.14.2 into ")
    assert capsys.readouterr().err == ""
    assert names(home().parent) == [home().name]


def test_npm_runs_no_scripts_of_packages(programs: Path) -> None:
    """And takes exactly what is locked."""
    program(programs, "npm", INSTALLS)
    installed()

    arguments = (home() / "arguments").read_text(encoding="utf-8").split()

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
        ("npm error code ENOTFOUND\nnpm error network request failed", "reaches no package registry (ENOTFOUND)"),
        ("", "npm failed: it did not say why"),
    ],
)
def test_a_failed_install_leaves_nothing_and_says_why(programs: Path, stderr: str, text: str) -> None:
    """In one line."""
    program(programs, "npm", f"mkdir node_modules; printf '{stderr}' >&2; exit 1")

    with pytest.raises(PrismError) as error:
        installed()

    assert text in str(error.value)
    assert "\n" not in str(error.value)
    assert names(home().parent) == []


def test_node_and_npm_do_not_get_the_api_key(programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither when the version is asked for, nor for the install, nor for Prism itself; other variables they get."""
    for name in ("AIMLAPI_API_KEY", "AIML_API_KEY"):
        monkeypatch.setenv(name, "sk-0123456789abcdef")
    monkeypatch.setenv("OTHER_VARIABLE", "some value")
    seen = tmp_path / "seen"
    program(programs, "node", f'env >> {seen}; echo "called $1" >> {seen}; [ "$1" = --version ] && echo v20.1.0')
    program(programs, "npm", f'env >> {seen}; echo "called npm" >> {seen}; {INSTALLS}')

    with started({}, "mock", port=0, host="127.0.0.1") as process:
        until = time.monotonic() + 30
        while process.is_running() and time.monotonic() < until:
            time.sleep(0.01)

    told = seen.read_text(encoding="utf-8")
    assert [told.count(f"called {what}\n") for what in ("--version", "npm", "--require")] == [1, 1, 1]
    assert told.count("OTHER_VARIABLE=some value") == 3
    assert "sk-0123456789abcdef" not in told


def test_two_may_install_at_once(programs: Path) -> None:
    """The slower one takes what the faster one made."""
    program(programs, "npm", f"{INSTALLS}; sleep 0.3")

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda _: installed(), range(2)))

    assert found == [home() / INDEX] * 2
    assert names(home().parent) == [home().name]


def test_somebody_elses_folder_is_not_touched(programs: Path) -> None:
    """It may hold anything."""
    program(programs, "npm", INSTALLS)
    home().mkdir(parents=True)
    (home() / "diary.txt").touch()

    with pytest.raises(PrismError, match="is in the way"):
        installed()

    assert names(home()) == ["diary.txt"]


def test_a_folder_that_cannot_be_made_is_named(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the variable that names another."""
    program(programs, "npm", INSTALLS)
    (programs / "file").touch()
    monkeypatch.setenv("REELKIT_PRISM_HOME", str(programs / "file" / "prism"))

    with pytest.raises(PrismError, match=r"cannot be installed into .*; name another folder in REELKIT_PRISM_HOME"):
        installed()


def test_it_lives_in_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each version in a folder of its own."""
    monkeypatch.delenv("REELKIT_PRISM_HOME", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert home() == tmp_path / "reelkit" / "prism-5.14.2"


def test_every_package_is_locked_and_none_says_where_from() -> None:
    """Any registry will do, and whatever it sends is compared with the lock."""
    text = Path(_install.__file__).with_name("package-lock.json").read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}

    assert re.findall(r'https?:|"resolved"', text) == []
    assert [name for name, package in packages.items() if not package["integrity"].startswith("sha512-")] == []
    assert packages["node_modules/@stoplight/prism-cli"]["version"] == _install.VERSION
