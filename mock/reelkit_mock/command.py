"""`reelkit mock`: the mock behind a socket, and Prism as a second opinion."""

import ipaddress
import json
import os
import secrets
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from reelkit_mock._errors import MockError, printable
from reelkit_mock._http.server import run
from reelkit_mock._mock import Mock
from reelkit_mock._scenario.clock import CLOCK_FORMS, make_clock
from reelkit_mock._scenario.scenario import PERSONALITIES, read_keys, read_scenario

TOKEN_VARIABLE = "REELKIT_MOCK_TOKEN"


def _check_clock(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no clock."""
    if value is not None:
        try:
            make_clock(value)
        except MockError as error:
            raise click.BadParameter(str(error)) from None
    return value


FILE_PATH = click.Path(exists=True, dir_okay=False, path_type=Path)


class PrismGroup(click.Group):
    """A group whose commands are imported when they are called: the mock itself should start quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["prism", "proxy"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        # Here, because the modules around Prism take 25 ms to import, by which the mock itself would start later.
        from reelkit_mock._prism.command import prism, proxy

        return {"prism": prism, "proxy": proxy}.get(cmd_name)


@click.group(cls=PrismGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0, the default, takes one that is free.")
@click.option("--personality", type=click.Choice(PERSONALITIES), help="Whose answers; the default is documented.")
@click.option("--scenario", type=FILE_PATH, help="Settings and faults, in YAML or JSON; other options overrule it.")
@click.option("--clock", callback=_check_clock, metavar="CLOCK", help=f"{CLOCK_FORMS}. The default is real.")
@click.option("--seed", type=int, help="All that chance decides comes from it; the default is 0.")
@click.option(
    "--keys", type=FILE_PATH, help="The keys to let in, a list in YAML or JSON; all but invalid-... without it."
)
@click.option("--while-stdin-is-open", is_flag=True, help="End when standard input does: for programs that start it.")
@click.pass_context
def mock(ctx: click.Context, /, host: str, port: int, while_stdin_is_open: bool, **settings: Any) -> None:
    """Serve a mock of the video service until SIGTERM or Ctrl-C.

    The first line on standard output is JSON with its base_url. Steer it, and look at it, under /__mock/.

    On an address that others can reach, /__mock/ needs a token in the header x-mock-token: the one in
    REELKIT_MOCK_TOKEN, or else one that is made up. The first line tells it.
    """
    if ctx.invoked_subcommand is not None:
        _reject_misplaced_options(ctx)
        return
    token = os.environ.get(TOKEN_VARIABLE) or (None if _is_loopback(host) else secrets.token_urlsafe(16))

    def on_ready(base_url: str) -> None:
        _print_address(base_url, token)
        if while_stdin_is_open:
            threading.Thread(target=_stop_with_stdin, daemon=True).start()

    try:
        service = Mock(admin_token=token, **_settings(**settings))
        run(service.handle, host, port, on_ready)
    except MockError as error:
        raise click.ClickException(printable(str(error))) from None


def _settings(scenario: Path | None, keys: Path | None, **options: Any) -> dict[str, Any]:
    settings = read_scenario(scenario) if scenario else {}
    settings |= {name: value for name, value in options.items() if value is not None}
    return settings | ({"keys": read_keys(keys)} if keys else {})


def _print_address(base_url: str, token: str | None) -> None:
    """One line for programs, and one for a person who looks on."""
    line = {"base_url": base_url} | ({"admin_token": token} if token else {})
    try:
        print(json.dumps(line), flush=True)
    except OSError as error:
        raise MockError(f"standard output took no line ({error.strerror}); nobody would learn of {base_url}") from None
    if sys.stderr.isatty():
        print(f"Look at it: {base_url}/__mock/   End it: Ctrl-C", file=sys.stderr, flush=True)


def _reject_misplaced_options(ctx: click.Context) -> None:
    """Before the name of a subcommand they would be read, and would do nothing."""
    for param in ctx.command.params:
        if ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{param.opts[0]} comes after {ctx.invoked_subcommand!r}, if it takes it")


def _stop_with_stdin() -> None:
    """Not by way of sys.stdin: Python aborts if it ends while a thread has the lock of that."""
    while sys.stdin is not None and os.read(sys.stdin.fileno(), 65_536):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
