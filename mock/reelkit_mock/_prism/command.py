"""`reelkit mock prism` and `reelkit mock proxy`."""

import contextlib
import json
import signal
import time
from collections.abc import Iterator

import click

from reelkit_mock._errors import PrismError, printable
from reelkit_mock._prism.process import Process
from reelkit_mock._prism.servers import InvalidUpstream, check_upstream, mock_process, proxy_process

_port = click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on. Default: any free one."
)


class _Stopped(BaseException):
    """Somebody wants the command to end; no error, so nothing on the way may catch it as one."""


def _check_upstream(context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        return check_upstream(value)
    except InvalidUpstream as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@_port
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
def prism(port: int, host: str) -> None:
    """Serve Prism's own mock, a second opinion on requests.

    It checks every request against the contract and answers with an example from it. It knows no jobs: a header such
    as `Prefer: example=completed` or `Prefer: code=429` chooses the answer.

    Needs Node 18 or later. The first call installs Prism, later ones need no network. Once Prism has been tried out,
    {"base_url": ...} is printed; Ctrl-C ends it.
    """
    _serve(mock_process(port, host))


@click.command()
@click.option("--upstream", required=True, metavar="URL", callback=_check_upstream, help="The server to check.")
@_port
def proxy(upstream: str, port: int) -> None:
    """Check what goes to a server, and what comes back, with Prism.

    A request that leaves the contract is refused (401, 422) and never reaches the server. An answer that does becomes
    a 500 that says why, and so does one that contradicts itself, such as completed without a video.

    Needs Node 18 or later. The first call installs Prism, later ones need no network. Once Prism has been tried out,
    {"base_url": ...} is printed; Ctrl-C ends it. Send no assets, no 501 and no broken answers through it.
    """
    _serve(proxy_process(upstream, port, "127.0.0.1"))


def _serve(process: contextlib.AbstractContextManager[Process]) -> None:
    """Say where it is, and stay until somebody stops us."""
    try:
        with _stopping(), process as running:
            click.echo(json.dumps({"base_url": running.url()}))
            while running.is_running():
                time.sleep(0.1)  # rather than wait(), which Ctrl-C does not interrupt on Windows
            raise PrismError(f"Prism ended by itself: {running.error_line()}")
    except PrismError as error:
        click.echo(printable(f"error: {error}"), err=True)
        raise click.exceptions.Exit(1) from None
    except _Stopped:
        return


@contextlib.contextmanager
def _stopping() -> Iterator[None]:
    """Turn SIGINT and SIGTERM into one exception, that Prism is stopped on the way out."""

    def stop(number: int, frame: object) -> None:
        for signal_number in previous:
            signal.signal(signal_number, signal.SIG_IGN)  # the way out is short, and must not be left
        raise _Stopped

    previous = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
