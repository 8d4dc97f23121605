"""`reelkit mock prism` and `reelkit mock proxy`."""

import contextlib
import json
import signal
import time
from collections.abc import Iterator

import click

from reelkit_mock._errors import PrismError
from reelkit_mock._prism.process import Process
from reelkit_mock._prism.servers import InvalidUpstream, check_upstream, mock_process, proxy_process
from reelkit_specs import printable

_port = click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on. Default: any free one."
)


class _Stopped(BaseException):
    """SIGINT or SIGTERM was received. A BaseException, so that no handler of errors catches it."""


def _check_upstream(context: click.Context, parameter: click.Parameter, value: str) -> str:
    try:
        return check_upstream(value)
    except InvalidUpstream as error:
        raise click.BadParameter(str(error)) from None


@click.command(short_help="Serve the contract with Prism, another mock server.")
@_port
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
def prism(port: int, host: str) -> None:
    """Serve the contract with Prism, an independent mock server that validates requests.

    Prism validates every request against the contract and responds with an example from it. It keeps no jobs: a header
    such as `Prefer: example=completed` or `Prefer: code=429` selects the response.

    Requires Node 18 or later. The first call installs Prism; later calls need no network. After a self-test, the
    command prints {"base_url": ...} and runs until Ctrl-C.
    """
    _serve(mock_process(port, host))


@click.command(short_help="Validate requests and responses of a server with Prism.")
@click.option("--upstream", required=True, metavar="URL", callback=_check_upstream, help="The server to check.")
@_port
def proxy(upstream: str, port: int) -> None:
    """Validate the requests to a server and its responses with Prism.

    A request that does not match the contract gets 401 or 422 and is not forwarded. A response that does not match,
    or contradicts itself (such as completed without a video), becomes a 500 with the reason.

    Requires Node 18 or later. The first call installs Prism; later calls need no network. After a self-test, the
    command prints {"base_url": ...} and runs until Ctrl-C. Prism cannot forward videos, responses with status
    501, or broken responses.
    """
    _serve(proxy_process(upstream, port, "127.0.0.1"))


def _serve(process: contextlib.AbstractContextManager[Process]) -> None:
    """Print the base URL and serve until a signal."""
    try:
        with _stopping(), process as running:
            click.echo(json.dumps({"base_url": running.url()}))
            while running.is_running():
                time.sleep(0.1)  # wait() cannot be interrupted by Ctrl-C on Windows
            raise PrismError(f"Prism exited unexpectedly: {running.error_line()}")
    except PrismError as error:
        click.echo(printable(f"error: {error}"), err=True)
        raise click.exceptions.Exit(1) from None
    except _Stopped:
        return


@contextlib.contextmanager
def _stopping() -> Iterator[None]:
    """Turn SIGINT and SIGTERM into `_Stopped`, so that Prism is stopped."""

    def stop(number: int, frame: object) -> None:
        for signal_number in previous:
            signal.signal(signal_number, signal.SIG_IGN)  # stopping is quick and must not be interrupted
        raise _Stopped

    previous = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
