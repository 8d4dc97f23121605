"""The command `reelkit`: a table of subcommands, each imported when it is called."""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from reelkit import __main__ as command

PYPROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))


def test_help_imports_neither_httpx_nor_a_room() -> None:
    """Help must be quick, and must work where an extra is missing."""
    code = """
import sys
from reelkit.__main__ import main
try:
    main(["--help"], prog_name="reelkit")
except SystemExit as end:
    assert end.code == 0
    print(*sys.modules, file=sys.stderr)
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())

    assert "specs" in done.stdout
    assert "click" in loaded
    assert {name for name in loaded if re.match(r"httpx|attrs?$|reelkit_", name)} == set()
    assert {name for name in loaded if name.startswith("reelkit.")} == {
        "reelkit.__main__",
        "reelkit._cli",
        "reelkit._cli.support",
        "reelkit._cli.support.exit_codes",
    }


@pytest.mark.parametrize("name", command.COMMANDS)
def test_every_entry_leads_to_a_command(name: str) -> None:
    """A row of the table whose target is gone would only fail in a user's hands."""
    result = CliRunner().invoke(command.main, [name, "--help"])

    assert result.exit_code == 0, result.output
    assert result.output.startswith("Usage: ")


@pytest.mark.parametrize("extra", command.MODULES_OF_EXTRA)
def test_the_table_of_modules_is_the_extra_in_pyproject(extra: str) -> None:
    """Each requirement of the extra brings one of the modules, and no module is named that none brings."""
    lines = PYPROJECT["project"]["optional-dependencies"][extra]
    wanted = {re.split(r"[^\w.-]", line)[0] for line in lines if ";" not in line}  # what a platform may lack is extra
    owners = importlib.metadata.packages_distributions()
    brought = [
        {name.replace("_", "-") for name in owners[module.partition(".")[0]]}
        for module in command.MODULES_OF_EXTRA[extra]
    ]

    assert [names for names in brought if not names & wanted] == []  # an older ruamel.yaml has a second owner
    assert wanted <= set().union(*brought)


def test_a_command_whose_extra_is_missing_is_listed_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The help says what to install; the command itself says so too, in one line."""
    monkeypatch.setitem(command.MODULES_OF_EXTRA, "specs", ("module_that_is_not_there", "nor.this_one"))
    runner = CliRunner()

    assert "Needs: pip install 'reelkit[specs]'" in " ".join(runner.invoke(command.main, ["--help"]).output.split())

    refused = runner.invoke(command.main, ["specs", "check"])
    assert refused.exit_code == 2
    assert "`reelkit specs` needs an extra that is not installed: pip install 'reelkit[specs]'" in refused.output


def test_an_unknown_command_is_refused() -> None:
    """A typing error ends with exit code 2."""
    result = CliRunner().invoke(command.main, ["nonsense"])

    assert result.exit_code == 2
    assert result.output.endswith("No such command 'nonsense'.\n")


@pytest.mark.parametrize(
    ("args", "meant"),
    [
        (["genrate", "a fox"], "generate"),
        (["spec"], "specs"),
        (["jobs", "lst"], "list"),
        (["specs", "chek"], "check"),
        (["mock", "prsm"], "prism"),
    ],
    ids=lambda args: " ".join(args) if isinstance(args, list) else "",
)
def test_a_mistyped_command_is_refused_with_the_nearest(args: list[str], meant: str) -> None:
    """Also in groups that import their commands when they are called."""
    result = CliRunner().invoke(command.main, args)

    assert result.exit_code == 2
    assert f"'{meant}'" in result.output.splitlines()[-1].partition("No such command")[2]


def test_the_base_brings_nothing_heavy() -> None:
    """The base is the transport, and the libraries of the generated classes, the command line and the checks."""
    base = {re.split(r"[^\w-]", line)[0] for line in PYPROJECT["project"]["dependencies"]}

    assert base == {"attrs", "click", "httpx", "jsonschema-rs"}
