"""One run: the mock, its certificate, the proxy, the files, and the program among them."""

import os
import secrets
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from reelkit_mock import Mock
from reelkit_run._certificates import make_credentials
from reelkit_run._child import child_with_signals
from reelkit_run._environment import Places, environment, trusted_before
from reelkit_run._folder import run_folder
from reelkit_run._proxy import Proxy, Rules
from reelkit_run._user_proxy import user_proxy
from reelkit_specs import contract


class Ended(NamedTuple):
    """How a run ended: the exit code of the program, and the hosts that were refused."""

    exit_code: int
    refused: tuple[str, ...]


async def run_with_mock(command: Sequence[str], mock: Mock, given: Mapping[str, str], *, is_offline: bool) -> Ended:
    """Run the program with the mock in place of the service's hosts."""
    hosts = service_hosts()
    credentials = make_credentials(hosts)
    with child_with_signals() as child, mock.serve(tls=credentials.server) as server:
        port = urlsplit(server.base_url).port
        assert port is not None
        proxy = Proxy(Rules(hosts, port, secrets.token_urlsafe(16), is_offline, partial(user_proxy, given)))
        url = await proxy.start()
        try:
            with run_folder(credentials.authority, trusted_before(given)) as files:
                places = Places(hosts, url, port, *files, key=os.urandom(16).hex())
                exit_code = await child.run(command, environment(given, places))
        finally:
            await proxy.stop()
    return Ended(exit_code, tuple(sorted(proxy.refused)))


def service_hosts() -> tuple[str, ...]:
    """The hosts of the service, from the contract."""
    hosts = (urlsplit(server["url"]).hostname for server in contract()["servers"])
    return tuple(host for host in hosts if host is not None)
