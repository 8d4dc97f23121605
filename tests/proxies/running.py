"""Real proxies from Debian's packages, on loopback in front of a service, in common configurations.

They lose the response to a create that takes longer than `PATIENCE`, after the service received it.
"""

import contextlib
import functools
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

PATIENCE = 1.0  # seconds for which a proxy waits for the service
START = 20.0  # seconds that a proxy has to start: Varnish compiles its configuration

VARNISH = """
vcl 4.1;
backend service {{ .host = "{host}"; .port = "{port}"; .first_byte_timeout = {patience}s; }}
{more}
"""
# A plausible configuration error: the hash of a request lacks its query and its API key.
IGNORES_QUERIES = """
import std;
sub vcl_recv {
    if (req.method == "GET" && req.url ~ "generation_id" && std.random(0, 100) < PERCENT) { return (hash); }
}
sub vcl_hash { hash_data(regsub(req.url, "[?].*", "")); return (lookup); }
sub vcl_backend_response { if (beresp.status == 200) { set beresp.ttl = 1s; set beresp.grace = 0s; return (deliver); } }
"""
NGINX = """
daemon off;
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{own};
        location / {{
            proxy_pass http://{host}:{port};
            proxy_set_header Host $http_host;
            proxy_http_version {version};
            proxy_read_timeout {milliseconds}ms;
        }}
    }}
}}
"""
HAPROXY = """
defaults
    mode http
    timeout connect 2s
    timeout client 60s
    timeout server {milliseconds}ms
listen service
    bind 127.0.0.1:{own}
    server service {host}:{port}
"""


def varnish(folder: Path, own: int, host: str, port: int, more: str = "") -> list[str]:
    """The command for a Varnish."""
    file = folder / "service.vcl"
    file.write_text(VARNISH.format(host=host, port=port, patience=PATIENCE, more=more))
    storage = ["-s", "malloc,16m", "-n", str(folder / "work"), "-j", "none"]
    return ["varnishd", "-F", "-a", f"127.0.0.1:{own}", "-f", str(file), *storage]


def varnish_that_ignores_queries(folder: Path, own: int, host: str, port: int) -> list[str]:
    """The command for a Varnish that returns the response about one job for another."""
    return varnish(folder, own, host, port, IGNORES_QUERIES.replace("PERCENT", "100"))


def varnish_that_sometimes_ignores_queries(folder: Path, own: int, host: str, port: int) -> list[str]:
    """The command for one that does so for one fetch in five."""
    return varnish(folder, own, host, port, IGNORES_QUERIES.replace("PERCENT", "20"))


def nginx(folder: Path, own: int, host: str, port: int, version: str = "1.0") -> list[str]:
    """The command for an nginx, which by default speaks HTTP/1.0 to the service."""
    file = folder / "nginx.conf"
    patience = int(PATIENCE * 1000)
    file.write_text(NGINX.format(folder=folder, own=own, host=host, port=port, milliseconds=patience, version=version))
    return ["nginx", "-p", str(folder), "-c", str(file), "-e", str(folder / "errors")]


def haproxy(folder: Path, own: int, host: str, port: int) -> list[str]:
    """The command for an HAProxy."""
    file = folder / "haproxy.cfg"
    file.write_text(HAPROXY.format(own=own, host=host, port=port, milliseconds=int(PATIENCE * 1000)))
    return ["haproxy", "-db", "-f", str(file)]


Command = Callable[[Path, int, str, int], list[str]]
NGINX_OF_EACH_VERSION: dict[str, Command] = {
    version: functools.partial(nginx, version=version) for version in ("1.0", "1.1")
}
PROXIES: dict[str, Command] = {"varnishd": varnish, "nginx": nginx, "haproxy": haproxy}


def is_installed(name: str) -> bool:
    """Whether this proxy is installed; Debian installs some outside the PATH of users."""
    return _path(name) is not None


@contextlib.contextmanager
def proxy(command: Command, service: str) -> Iterator[str]:
    """The address of a proxy in front of a service, while it runs."""
    parts = urlsplit(service)
    assert parts.hostname is not None
    assert parts.port is not None
    with tempfile.TemporaryDirectory(prefix="reelkit-proxy-") as name:
        own = _free_port()
        words = command(Path(name), own, parts.hostname, parts.port)
        program = _path(words[0])
        assert program is not None
        with subprocess.Popen([program, *words[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
            try:
                _wait_for(own, process)
                yield f"http://127.0.0.1:{own}{parts.path}"
            finally:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()


def _path(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    process.kill()
    assert process.stdout is not None
    raise AssertionError(f"the proxy did not start: {process.stdout.read().decode(errors='replace')[-2000:]}")
