"""The page of the command line, from the commands themselves."""

import inspect
import re
from collections.abc import Iterator

import click

from reelkit.__main__ import COMMANDS, main
from reelkit._cli.support.exit_codes import EXIT_CODES

from ._markdown import escaped, table

HEAD = """\
# Command line and exit codes

Made by `python -m docs.make` from the commands themselves; `reelkit COMMAND --help` says the same.
The API key is read from `AIMLAPI_API_KEY` or `AIML_API_KEY`, not from an option: others can see a command line.
Results go to stdout, everything else to stderr.
The fields of the models are options of `generate` and `submit` too; `reelkit models` lists them.

"""
WIDE = 10_000  # columns: Markdown breaks lines itself
EVERYWHERE = {"help", "version"}
SAID_ABOVE = "The API key is read from"


def page() -> str:
    """docs/commands.md."""
    ctx = click.Context(main, info_name="reelkit")
    sections = [text for name in COMMANDS for text in _sections(ctx, main.get_command(ctx, name), name, depth=2)]
    return HEAD + _exit_codes() + "\n" + "\n".join(sections)


def _exit_codes() -> str:
    rows = [(str(row.code), row.meaning, ", ".join(f"`{name}`" for name in row.errors)) for row in EXIT_CODES]
    return f"## Exit codes\n\nThey are stable: scripts rely on them.\n\n{table(('code', 'meaning', 'errors'), rows)}\n"


def _sections(parent: click.Context, command: click.Command | None, name: str, depth: int) -> Iterator[str]:
    """A section for a command, and one for each command below it."""
    assert command is not None
    ctx = click.Context(command, info_name=name, parent=parent)
    usage = f"{ctx.command_path} {' '.join(command.collect_usage_pieces(ctx))}"
    if isinstance(command, click.Group) and command.invoke_without_command:
        usage = usage.replace(" COMMAND ", " [COMMAND] ")  # older versions of click do not tell the two kinds apart
    parts = [f"{'#' * depth} {ctx.command_path}", f"```text\n{usage}\n```", _prose(command.help or "")]
    if (needed := COMMANDS.get(name)) and depth == 2 and needed.extra:
        parts.append(f"Needs `pip install 'reelkit[{needed.extra}]'`.")
    records = [param.get_help_record(ctx) for param in command.params if param.name not in EVERYWHERE]
    if rows := [(f"`{record[0]}`", escaped(record[1])) for record in records if record and record[1]]:
        parts.append(table(("option", "meaning"), rows))
    parts += _epilog(command, ctx)
    yield "\n\n".join(parts) + "\n"
    if isinstance(command, click.Group):
        for each in command.list_commands(ctx):
            yield from _sections(ctx, command.get_command(ctx, each), each, depth + 1)


def _epilog(command: click.Command, ctx: click.Context) -> list[str]:
    """What is said below the options, without the exit codes that all job commands share."""
    formatter = click.HelpFormatter(width=WIDE)
    command.format_epilog(ctx, formatter)
    shared = click.HelpFormatter(width=WIDE)
    with shared.section("Exit codes"):
        shared.write_dl([(str(row.code), row.meaning) for row in EXIT_CODES])
    parts = formatter.getvalue().replace(shared.getvalue(), "").split("\n\n")
    return [_paragraph(part) for part in parts if part.strip() and not part.startswith(SAID_ABOVE)]


def _paragraph(text: str) -> str:
    """A paragraph, or a titled list as click writes them: rows of a word and its meaning, or lines of a terminal."""
    title, colon, below = text.strip("\n").partition(":\n")
    if not colon or "\n" in title:
        return _prose(text)
    if re.fullmatch(r"(  \S+ +\S.*\n?)+", below) and not below.startswith("  reelkit"):
        rows = [tuple(line.split(None, 1)) for line in below.splitlines()]
        return f"{title}:\n\n{table(('code', 'meaning'), rows)}"
    return f"{title}:\n\n```text\n{inspect.cleandoc(below)}\n```"


def _prose(text: str) -> str:
    """Paragraphs, each on a line."""
    paragraphs = inspect.cleandoc(text.replace("\b\n", "")).split("\n\n")
    return "\n\n".join(escaped(" ".join(paragraph.split())) for paragraph in paragraphs)
