"""Commands that are read and not run: every word of them has to exist."""

import re
import shlex

import click

from reelkit.__main__ import main

from .blocks import ROOT

NOXFILE = (ROOT / "noxfile.py").read_text(encoding="utf-8")
SESSIONS = re.findall(r"^def (\w+)\(session", NOXFILE, re.MULTILINE)


def what_is_wrong(line: str) -> list[str]:
    """With the commands of ours in a line of a shell."""
    return [
        trouble for part in re.split(r"&&|\|\||[|;]", line) if (trouble := _wrong(shlex.split(part, comments=True)))
    ]


def _wrong(words: list[str]) -> str:
    if words[:1] == ["reelkit"]:
        return _of_reelkit(words[1:])
    if words[:2] == ["nox", "-s"]:
        session = re.sub(r"-3\.\d+$", "", words[2])
        return "" if session in SESSIONS else f"there is no session {session}"
    return ""


def _of_reelkit(words: list[str]) -> str:
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
            return ""  # a page may call a file or a folder of the reader's as it likes
        return f"{' '.join(path)}: {error.format_message()}"
    except click.ClickException as error:
        return f"{' '.join(path)}: {error.format_message()}"
    return ""
