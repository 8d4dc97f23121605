"""What a shell completes, and the scripts that make it do so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from reelkit import __main__ as command
from reelkit._cli.completion import SHELLS, VARIABLE
from reelkit._cli.support.request_options import fields_of_models, option_name
from reelkit._journal.journal import Journal
from reelkit_specs import Model, models
from tests.cli.conftest import Reelkit
from tests.cli.service import Service
from tests.models import sample

TEXT = "pixverse/v5/text-to-video"
TAB = """
source <(reelkit completion bash) || exit 1
COMP_WORDS=(reelkit status fo); COMP_CWORD=2
_reelkit_completion reelkit
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(*args: str) -> list[str]:
    """What is offered in place of the last argument."""
    found = ShellComplete(command.main, {}, "reelkit", VARIABLE).get_completions([*args[:-1]], args[-1])
    return [item.value for item in found]


def test_commands_are_completed() -> None:
    """Also those of a group, and without importing any of them."""
    assert completed("") == [*command.COMMANDS]
    assert completed("jobs", "r") == ["resolve"]


def test_a_command_whose_extra_is_missing_completes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error would be printed into the line that is being typed."""
    monkeypatch.setitem(command.MODULES_OF_EXTRA, "mock", ("module_that_is_not_there",))

    assert completed("mock", "--po") == []


@pytest.mark.parametrize("args", [["generate"], ["submit"], ["batch"], ["status"], ["wait"], ["save"]], ids=" ".join)
def test_models_are_completed(args: list[str]) -> None:
    """In every spelling that the service accepts."""
    assert completed(*args, "--model", "") == [spelling for model in models() for spelling in model.ids]
    assert completed(*args, "--model", TEXT[:-3]) == [TEXT]


def test_models_are_completed_for_the_conformance_kit() -> None:
    """By the ids that it sends."""
    assert completed("conform", "http://127.0.0.1:1", "--model", "") == [model.id for model in models()]


@pytest.mark.parametrize("model", models(), ids=lambda model: model.class_name)
def test_values_of_a_field_are_completed_as_the_chosen_model_has_them(model: Model) -> None:
    """A list of values, or the two of a switch."""
    for field in model.fields:
        if field.name == "model" or not (field.enum or field.types == ("boolean",)):
            continue
        values = [str(value) for value in field.enum] or ["true", "false"]
        option = f"--{field.name.replace('_', '-')}"
        assert completed("generate", "a fox", "--model", model.id, option, "") == values


def test_values_of_a_field_that_the_model_does_not_have_are_those_of_all_models() -> None:
    """The model may be chosen later in the line."""
    fields = [field for model in models() for field in model.fields if field.name == "thinking_type"]

    assert completed("generate", "--thinking-type", "") == list(
        dict.fromkeys(value for field in fields for value in field.enum)
    )


def test_options_are_completed_with_a_short_help() -> None:
    """The beginning of the description."""
    found = ShellComplete(command.main, {}, "reelkit", VARIABLE).get_completions(["generate"], "--")

    assert {"--resolution", "--dry-run", "--model"} <= {item.value for item in found}
    assert max(len(item.help or "") for item in found) <= 60


@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
def test_the_fields_of_the_chosen_model_are_completed(model: Model) -> None:
    """Without a model, those of every model."""
    options = {option_name(field.name) for field in model.fields} - {"--model", "--prompt"}
    fields = {option_name(name) for name in fields_of_models()}

    assert {*completed("generate", "--model", model.ids[-1], "--")} & fields == options
    assert {*completed("generate", "--")} >= fields


@pytest.mark.parametrize(
    "args", [["status"], ["wait"], ["save"], ["jobs", "show"], ["jobs", "resolve"], ["submit", "--key"]], ids=" ".join
)
def test_keys_of_the_journal_are_completed(service: Service, reelkit: Reelkit, journal: Path, args: list[str]) -> None:
    """Of this service alone, the newest first, and each key once."""
    book = Journal(journal)
    for number, key in enumerate(["fox-1", "fox-2", "dog"]):
        book.intend(service.url, key, {"prompt": "x"}, f"a{number}", TEXT)
    book.intend("https://elsewhere.example", "fox-3", {"prompt": "x"}, "b", TEXT)
    (old,) = [purchase for purchase in book.every() if purchase.key == "fox-1"]
    book.given_up(book.unknown(old, "lost"), "nothing")
    book.intend(service.url, "fox-1", {"prompt": "x"}, "c", TEXT)

    assert completed(*args, "fox") == ["fox-1", "fox-2"]
    assert completed(*args, "") == ["fox-1", "dog", "fox-2"]


@pytest.mark.parametrize("key", ["a fox", "a$(touch fox)", "fox\nbox", "a'fox", "f%x"])
def test_a_key_that_needs_quotes_is_not_completed(service: Service, reelkit: Reelkit, journal: Path, key: str) -> None:
    """The script of bash would split it; a percent sign is an ordinary character."""
    Journal(journal).intend(service.url, key, {"prompt": "x"}, "a", TEXT)

    assert completed("status", "") == ([key] if key == "f%x" else [])


@pytest.mark.parametrize("content", [None, b"this is no journal" * 100], ids=["missing", "broken"])
def test_without_a_readable_journal_no_key_is_completed(journal: Path, content: bytes | None) -> None:
    """The command itself reports what is wrong."""
    if content is not None:
        journal.write_bytes(content)

    assert completed("status", "") == []
    assert completed("status", "--journal", f"{journal}-2", "") == []
    assert journal.exists() is (content is not None)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_printed(reelkit: Reelkit, shell: str) -> None:
    """It calls `reelkit` with the variable that makes it complete."""
    done = reelkit("completion", shell)

    assert done.exit_code == 0
    assert f"{VARIABLE}={shell}_complete" in done.stdout


def test_another_shell_is_refused(reelkit: Reelkit) -> None:
    """With the shells that there are."""
    done = reelkit("completion", "tcsh")

    assert (done.exit_code, "'bash', 'fish', 'zsh'" in done.stderr) == (2, True)


@pytest.mark.slow
def test_bash_completes_with_the_script(service: Service, journal: Path) -> None:
    """The whole way: the script, its function, and `reelkit` in a process."""
    Journal(journal).intend(service.url, "fox-1", {"prompt": "x"}, "a", TEXT)
    folder = Path(sys.executable).parent
    environment = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "AIMLAPI_BASE_URL": service.url}

    done = subprocess.run(["bash", "--norc", "-c", TAB], env=environment, capture_output=True, text=True, timeout=60)

    assert done.stdout.split() == ["fox-1"], done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "unwanted"),
    [
        ("", {"reelkit_specs", "reelkit._cli.generate"}),
        ("generate\n--res", {"httpx", "sqlite3", "rich", "jsonschema_rs"}),
    ],
    ids=["commands", "options"],
)
def test_completion_imports_only_what_it_needs(words: str, unwanted: set[str]) -> None:
    """It runs at each press of the key."""
    code = """
import sys
from reelkit.__main__ import main
try:
    main(prog_name="reelkit")
except SystemExit:
    print(*sys.modules, file=sys.stderr)
"""
    environment = {
        VARIABLE: "bash_complete",
        "COMP_WORDS": f"reelkit\n{words}",
        "COMP_CWORD": str(len(words.split("\n"))),
    }

    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, check=True
    )

    assert done.stdout != ""
    assert unwanted & {*done.stderr.split()} == set()
