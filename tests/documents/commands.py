"""Checks command lines without running them: every subcommand and option must exist."""

import re
import shlex

import click

from reelkit.__main__ import main

from .blocks import ROOT

NOXFILE = (ROOT / "noxfile.py").read_text(encoding="utf-8")
SESSIONS = re.findall(r"^def (\w+)\(session", NOXFILE, re.MULTILINE)


def command_errors(line: str) -> list[str]:
    """The errors in the reelkit and nox commands of a shell line."""
    return [error for part in re.split(r"&&|\|\||[|;]", line) if (error := _error(shlex.split(part, comments=True)))]


def _error(words: list[str]) -> str:
    if words[:1] == ["reelkit"]:
        return _reelkit_error(words[1:])
    if words[:2] == ["nox", "-s"]:
        session = re.sub(r"-3\.\d+$", "", words[2])
        return "" if session in SESSIONS else f"there is no session {session}"
    return ""


def _reelkit_error(words: list[str]) -> str:
    command: click.Command = main
    path = ["reelkit"]
    while isinstance(command, click.Group) and words:
        ctx = click.Context(command)
        if words[0] not in command.list_commands(ctx):
            break
        path.append(words.pop(0))
        found = command.get_command(ctx, path[-1])
        assert found is not None
        command = found
    try:
        command.make_context(" ".join(path), words)
    except click.exceptions.Exit:  # --help
        return ""
    except click.BadParameter as error:
        if error.param is not None and isinstance(error.param.type, click.Path):
            return ""  # a file or folder of the reader, which need not exist
        return f"{' '.join(path)}: {error.format_message()}"
    except click.ClickException as error:
        return f"{' '.join(path)}: {error.format_message()}"
    return ""
