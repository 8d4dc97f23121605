"""`reelkit mock`: serves the mock on a socket; Prism is available as a subcommand."""

import json
import os
import secrets
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from reelkit_mock._admin import Access
from reelkit_mock._errors import MockError
from reelkit_mock._http.cors import Cors
from reelkit_mock._http.server import addresses_of, run
from reelkit_mock._mock import Mock
from reelkit_mock._scenario.clock import CLOCK_FORMS, make_clock
from reelkit_mock._scenario.scenario import PERSONALITIES, read_keys, read_scenario
from reelkit_specs import is_loopback, printable

TOKEN_VARIABLE = "REELKIT_MOCK_TOKEN"
EXAMPLE = '{"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}'
# Each command can be copied as it is.
FIRST_STEPS = """
Browser  {url}/__mock/ shows and controls the mock; {pages}
curl     curl -H 'Authorization: Bearer any-key' --json '{body}' {url}/v2/video/generations
Node     node -e 'fetch("{url}/v1/models").then((r) => r.json()).then(console.log)'
Other    set the base URL to {url}, and send any API key
Stop     Ctrl-C
"""


def _checked_by(check: Callable[[Any], object]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback for an option, which rejects a value for which *check* raises MockError."""

    def callback(_ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
        if value is not None:
            try:
                check(value)
            except MockError as error:
                raise click.BadParameter(str(error)) from None
        return value

    return callback


FILE_PATH = click.Path(exists=True, dir_okay=False, path_type=Path)


class PrismGroup(click.Group):
    """A group that imports its subcommands on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["prism", "proxy"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        # Here, because the modules around Prism take 25 ms to import and the mock itself does not need them.
        from reelkit_mock._prism.command import prism, proxy

        return {"prism": prism, "proxy": proxy}.get(cmd_name)


@click.group(cls=PrismGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on. Default: any free port.")
@click.option(
    "--personality",
    type=click.Choice(PERSONALITIES),
    help="Response style: documented (default); native or relay, the two styles that were observed; "
    "mixed, one of these two for each job.",
)
@click.option(
    "--scenario", type=FILE_PATH, help="A YAML or JSON file of settings and faults. Other options override it."
)
@click.option(
    "--clock", callback=_checked_by(make_clock), metavar="CLOCK", help=f"The clock: {CLOCK_FORMS}. Default: real."
)
@click.option("--seed", type=int, help="The seed of all random decisions. Default: 0.")
@click.option(
    "--keys",
    type=FILE_PATH,
    help="A YAML or JSON list of valid API keys. Default: every key that does not start with invalid-.",
)
@click.option(
    "--cors",
    multiple=True,
    callback=_checked_by(Cors),
    metavar="ORIGIN",
    help="An origin whose web pages may call the mock, such as http://localhost:5173, or * for every page. "
    "Can be repeated. Default: none.",
)
@click.option(
    "--allow-host",
    "allow_hosts",
    multiple=True,
    callback=_checked_by(partial(Access, None)),
    metavar="HOST",
    help="A host name under which /__mock/ responds, such as the name of its container. Can be repeated. "
    "Default: localhost, loopback addresses, and --host.",
)
@click.option(
    "--while-stdin-is-open", is_flag=True, help="Exit when standard input is closed, for programs that start the mock."
)
@click.pass_context
def mock(
    ctx: click.Context,
    /,
    host: str,
    port: int,
    allow_hosts: tuple[str, ...],
    while_stdin_is_open: bool,
    **settings: Any,
) -> None:
    """Serve a mock of the video service until SIGTERM or Ctrl-C.

    The first line on standard output is JSON with the base_url. The mock is controlled under /__mock/, where a browser
    shows its state.

    If --host has any address other than a loopback address, /__mock/ requires a token in the header x-mock-token: the
    value of REELKIT_MOCK_TOKEN, or a random one. The first line contains it as admin_token.
    """
    if ctx.invoked_subcommand is not None:
        _reject_misplaced_options(ctx)
        return

    def on_ready(base_url: str) -> None:
        _print_address(base_url, token, settings["cors"])
        if while_stdin_is_open:
            threading.Thread(target=_stop_with_stdin, daemon=True).start()

    try:
        addresses = addresses_of(host, port)
        # By the addresses, not by the name: names such as ip6-loopback may be set to any address.
        is_local = all(map(is_loopback, addresses))
        token = os.environ.get(TOKEN_VARIABLE) or (None if is_local else secrets.token_urlsafe(16))
        service = Mock(admin_token=token, allow_hosts=(*allow_hosts, host), **_settings(**settings))
        run(service.handle_remote, addresses, port, on_ready)
    except MockError as error:
        raise click.ClickException(printable(str(error))) from None


def _settings(scenario: Path | None, keys: Path | None, **options: Any) -> dict[str, Any]:
    settings = read_scenario(scenario) if scenario else {}
    settings |= {name: value for name, value in options.items() if value is not None}
    return settings | ({"keys": read_keys(keys)} if keys else {})


def _print_address(base_url: str, token: str | None, cors: tuple[str, ...]) -> None:
    """Print the address: one line of JSON for programs, and the first steps if standard error is a terminal."""
    line = {"base_url": base_url} | ({"admin_token": token} if token else {})
    try:
        print(json.dumps(line), flush=True)
    except OSError as error:
        raise MockError(f"cannot write the address {base_url} to standard output ({error.strerror})") from None
    if sys.stderr.isatty():
        pages = f"pages of {' and '.join(cors)} may call it" if cors else "pages may call it with --cors ORIGIN"
        print(FIRST_STEPS.format(url=base_url, pages=pages, body=EXAMPLE), file=sys.stderr, flush=True)


def _reject_misplaced_options(ctx: click.Context) -> None:
    """Reject options before the name of a subcommand, where they would have no effect."""
    for param in ctx.command.params:
        if ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE:
            raise click.UsageError(
                f"{param.opts[0]} has no effect here; put it after {ctx.invoked_subcommand!r}, if that command has it"
            )


def _stop_with_stdin() -> None:
    """Send SIGTERM to this process when standard input is closed.

    Reads the file descriptor: Python aborts if it exits while a thread holds the lock of sys.stdin.
    """
    while sys.stdin is not None and os.read(sys.stdin.fileno(), 65_536):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
