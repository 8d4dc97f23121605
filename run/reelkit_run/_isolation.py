"""A process in a network of its own, in which the service's hosts are this machine, and which becomes the program."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from reelkit_run._errors import RunError
from reelkit_run._folder import SYSTEM_BUNDLES

SCRIPT = Path(__file__).with_name("_namespace.py")
HOSTS = Path("/etc/hosts")
PORTS = (443, 0)  # of the mock, and any for the proxy
LONGEST_MESSAGE = 1000
SECONDS = 30  # for the process to get ready


class Isolation(NamedTuple):
    """The process, and its sockets, on which the mock and the proxy are to listen."""

    process: "subprocess.Popen[bytes]"
    control: socket.socket
    mock: socket.socket
    proxy: socket.socket

    async def start(self, command: Sequence[str], environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
        """Let the process become the program."""
        message = json.dumps({"command": command, "environment": dict(environment)}) + "\n"
        await asyncio.to_thread(self.control.sendall, message.encode())
        if failure := await asyncio.to_thread(self.control.recv, LONGEST_MESSAGE):
            raise OSError(*json.loads(failure))
        return self.process


@asynccontextmanager
async def isolated(hosts: Sequence[str], bundle: Path) -> AsyncIterator[Isolation]:
    """Start the process. For it, *hosts* are this machine, and the system trusts the certificates of *bundle*."""
    if sys.platform != "linux":
        raise RunError("--isolate needs Linux. Run the program without it.")
    names = bundle.with_name("hosts")
    names.write_bytes(_without(HOSTS.read_bytes(), hosts) + f"127.0.0.1 {' '.join(hosts)}\n".encode())
    trusted = dict.fromkeys(os.path.realpath(path) for path in SYSTEM_BUNDLES if Path(path).is_file())
    mounts = [(str(names), str(HOSTS)), *((str(bundle), path) for path in trusted)]
    ours, theirs = socket.socketpair()
    ours.settimeout(SECONDS)
    with ours:
        with theirs:
            script = (sys.executable, "-I", "-S", str(SCRIPT), str(theirs.fileno()))
            process = subprocess.Popen(script, pass_fds=[theirs.fileno()])
        try:
            ours.sendall(json.dumps({"mounts": mounts, "ports": PORTS}).encode() + b"\n")
            message, handles, *_ = await asyncio.to_thread(socket.recv_fds, ours, LONGEST_MESSAGE, len(PORTS))
            if not handles:
                raise RunError(f"this system does not allow --isolate: {message.decode()}. Run the program without it.")
            mock, proxy = (socket.socket(fileno=handle) for handle in handles)
            with mock, proxy:
                yield Isolation(process, ours, mock, proxy)
        finally:
            process.kill()  # without effect if it has ended
            process.wait()


def _without(lines: bytes, hosts: Sequence[str]) -> bytes:
    """The lines of a hosts file that name none of *hosts*."""
    names = {host.encode() for host in hosts}
    return b"".join(line + b"\n" for line in lines.splitlines() if names.isdisjoint(line.lower().split()))
