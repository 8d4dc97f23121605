"""One run: what stands in for the service, its certificate, the proxy, the files, and the program among them."""

import secrets
import socket
import ssl
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from reelkit_mock import AnyHandler, Server
from reelkit_run._certificates import make_credentials
from reelkit_run._child import Start, child_with_signals, start_program
from reelkit_run._environment import Places, environment, trusted_before
from reelkit_run._folder import Files, run_folder
from reelkit_run._isolation import isolated
from reelkit_run._proxy import Proxy, Rules
from reelkit_run._user_proxy import user_proxy

BACKLOG = 1024


class Ended(NamedTuple):
    """How a run ended: the exit code of the program, and the hosts that were refused."""

    exit_code: int
    refused: tuple[str, ...]


async def run_program(
    command: Sequence[str],
    handler: AnyHandler,
    given: Mapping[str, str],
    key: str,
    hosts: Sequence[str],
    *,
    is_offline: bool,
    is_isolated: bool,
    is_java: bool,
) -> Ended:
    """Run the program with *handler* in place of the *hosts*, and with *key* in place of the API key."""
    credentials = make_credentials(hosts)
    with (
        child_with_signals() as child,
        run_folder(credentials.authority, trusted_before(given), is_java=is_java) as files,
    ):
        async with _place(hosts, files, is_isolated=is_isolated) as place:
            tls = credentials.server  # served where the program runs, and where the proxy runs
            async with _served(handler, tls, place.direct), _served(handler, tls, _listen()) as behind_proxy:
                port = urlsplit(behind_proxy.base_url).port
                assert port is not None
                rules = Rules(
                    hosts, port, secrets.token_urlsafe(16), is_offline or is_isolated, partial(user_proxy, given)
                )
                proxy, without_token = Proxy(rules), Proxy(rules._replace(token=None))
                url = await proxy.start(place.proxy)
                try:
                    places = Places(hosts, url, place.direct.getsockname()[1], *files, key=key)
                    if is_java and not is_isolated:
                        places = places._replace(java_port=urlsplit(await without_token.start(_listen())).port)
                    exit_code = await child.run(command, environment(given, places), place.start)
                finally:
                    await proxy.stop()
                    await without_token.stop()
    return Ended(exit_code, tuple(sorted(proxy.refused | without_token.refused)))


@asynccontextmanager
async def _served(handler: AnyHandler, tls: ssl.SSLContext, listening: socket.socket) -> AsyncIterator[Server]:
    server = await Server.start(handler, tls=tls, sock=listening)
    try:
        yield server
    finally:
        await server.stop()


class Place(NamedTuple):
    """Where the program runs: the sockets that listen there, and how it is started."""

    direct: socket.socket  # for the hooks, which lead around the proxy
    proxy: socket.socket
    start: Start


@asynccontextmanager
async def _place(hosts: Sequence[str], files: Files, *, is_isolated: bool) -> AsyncIterator[Place]:
    if is_isolated:
        async with isolated(hosts, Path(files.bundle)) as made:
            yield Place(made.mock, made.proxy, made.start)
    else:
        with _listen() as direct, _listen() as proxy:
            yield Place(direct, proxy, start_program)


def _listen() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0), backlog=BACKLOG)
