"""The targets of events: a webhook, which gets a POST, and a program, which gets the event on its standard input."""

import asyncio
import contextlib
import hashlib
import ipaddress
import os
import shlex
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import httpx

from reelkit._errors import ReelkitError
from reelkit._io.http import LOOPBACK
from reelkit._outbox.outbox import Due
from reelkit._outbox.signature import VARIABLE, find_secret, signed_headers
from reelkit._protocol.api_key import Secret
from reelkit._system.urls import is_host
from reelkit_specs import KEY_VARIABLES

TIME_LIMIT = 15.0  # seconds for an attempt
ERROR_SIZE = 200  # characters of an error that are kept
OUTPUT_SIZE = 4096  # bytes of the errors of a program that are read


class Target(Protocol):
    """Something to which events are delivered.

    *name* stands in the journal and in messages. It tells targets apart and shows neither paths nor arguments, which
    may be secret.
    """

    @property
    def name(self) -> str: ...

    async def deliver(self, due: Due) -> str | None:
        """Deliver an event. Returns why that has failed, or None."""

    async def close(self) -> None:
        """Close its connections."""


class Webhook:
    """A URL to which events are sent, signed."""

    def __init__(self, url: str, secret: bytes) -> None:
        parts = urlsplit(url)
        self.name = _named(f"{parts.scheme}://{parts.netloc}", url)
        self._url = url
        self._secret = secret
        self._client: httpx.AsyncClient | None = None

    async def deliver(self, due: Due) -> str | None:
        """Send an event. Every status but 2xx is a failure, also a redirect; the body of the response is not read."""
        if self._client is None:  # here, because it belongs to the event loop
            self._client = httpx.AsyncClient(
                timeout=TIME_LIMIT,
                follow_redirects=False,
                headers={"User-Agent": "reelkit", "Content-Type": "application/json", "Accept": "*/*"},
                mounts=dict.fromkeys(LOOPBACK),
            )
        body = due.body.encode()
        headers = signed_headers(self._secret, due.webhook_id, int(time.time()), body)
        try:
            async with (
                asyncio.timeout(TIME_LIMIT),
                self._client.stream("POST", self._url, content=body, headers=headers) as response,
            ):
                status = response.status_code
        except TimeoutError:
            return f"no response within {TIME_LIMIT:.0f} s"
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
            return _short(f"no response: {str(error) or type(error).__name__}".replace(self._url, self.name))
        if 200 <= status < 300:
            return None
        return f"HTTP status {status}{', and redirects are not followed' if 300 <= status < 400 else ''}"

    async def close(self) -> None:
        """Close its connections."""
        if self._client is not None:
            await self._client.aclose()


class Program:
    """A program that is run for each event, without a shell. Its exit code 0 means that the event is delivered."""

    def __init__(self, text: str, environment: Mapping[str, str]) -> None:
        self._words = shlex.split(text)
        self.name = _named(Path(self._words[0]).name, text)
        hidden = {*KEY_VARIABLES, VARIABLE}
        self._environment = {name: value for name, value in environment.items() if name not in hidden}

    async def deliver(self, due: Due) -> str | None:
        """Run the program."""
        # To a file, because a pipe stays open as long as a program that it has started in the background.
        with tempfile.TemporaryFile() as errors:
            try:
                process = await asyncio.create_subprocess_exec(
                    *self._words,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,  # stdout has the results of the command
                    stderr=errors,
                    env=self._environment | {"REELKIT_WEBHOOK_ID": due.webhook_id},
                )
            except (OSError, ValueError) as error:
                return _short(f"cannot be run: {getattr(error, 'strerror', None) or error}")
            try:
                async with asyncio.timeout(TIME_LIMIT):
                    await _give(process, due.body.encode() + b"\n")
                    code = await process.wait()
            except TimeoutError:
                return f"was ended after {TIME_LIMIT:.0f} s"
            finally:
                if process.returncode is None:
                    with contextlib.suppress(ProcessLookupError):
                        process.kill()
                    await process.wait()
            if code == 0:
                return None
            errors.seek(max(0, errors.seek(0, os.SEEK_END) - OUTPUT_SIZE))
            line = next(reversed(errors.read().decode(errors="replace").strip().splitlines()), "")
            return _short(f"exit code {code}: {line}" if line else f"exit code {code}")

    async def close(self) -> None:
        """It has no connections."""


async def _give(process: asyncio.subprocess.Process, event: bytes) -> None:
    """Give a program its event."""
    assert process.stdin is not None  # it is a pipe
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it need not read it
        process.stdin.write(event)
        await process.stdin.drain()
    process.stdin.close()


def find_target(text: str, environment: Mapping[str, str]) -> Target:
    """The target for the text of an option: a URL, or else a command."""
    if "://" not in text.partition(" ")[0]:
        try:
            words = shlex.split(text)
        except ValueError as error:
            raise ReelkitError(f"the command for events cannot be read ({error}); check its quotes") from None
        if not words:
            raise ReelkitError("no target was given for events; give a URL or a command")
        return Program(text, environment)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in ("http", "https") or not is_host(host) or parts.fragment or not text.isprintable():
        raise ReelkitError("the target for events is not a URL; give one like https://example.com/hook, or a command")
    if parts.username or parts.password:
        raise ReelkitError("the URL for events contains a user name or a password; remove it, events are signed")
    if parts.scheme == "http" and not _is_loopback(host):
        raise ReelkitError(f"events are sent to {host} over https only; plain http is for loopback addresses")
    if any(Secret(key).is_in_address(text) for name in KEY_VARIABLES if (key := environment.get(name, "").strip())):
        raise ReelkitError("the URL for events contains the API key; remove it there")
    return Webhook(text, find_secret(environment.get(VARIABLE)))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _named(shown: str, text: str) -> str:
    return f"{shown} ({hashlib.sha256(text.encode(errors='surrogatepass')).hexdigest()[:12]})"


def _short(text: str) -> str:
    return text if len(text) <= ERROR_SIZE else text[: ERROR_SIZE - 3] + "..."
