"""The environment of the program: one table of variables, and a pure function that fills it."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reelkit_specs import KEY_VARIABLES

LOCAL = "localhost,127.0.0.1,::1"
BUNDLE_VARIABLES = ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")  # each names all that is trusted
EXTRA_VARIABLE = "NODE_EXTRA_CA_CERTS"  # and this one what is trusted besides
KEY_NAME = re.compile("AIML.*(KEY|TOKEN)", re.IGNORECASE)  # variables that other programs keep the API key in
LONG = 16  # characters; a shorter "key" may be part of a path or a word, and is replaced only where it stands alone


class Places(NamedTuple):
    """What the variables refer to: the proxy, the port of the mock, and the files of the run."""

    hosts: Sequence[str]
    proxy: str  # its URL, with the token
    port: int  # where the mock or the gateway speaks TLS
    authority: str  # the certificate of the authority
    bundle: str  # the certificates that were trusted before, and that of the authority
    node_hook: str
    python_hook: str  # a folder
    php_settings: str  # a folder
    java_store: str | None  # the bundle as Java reads it, if the program is in Java
    key: str  # a made-up API key
    java_port: int | None = None  # of a proxy without a token, because Java sends none


class Variable(NamedTuple):
    """One variable: for which clients, why, and its value, made of the places and of the value that it had.

    None leaves the variable as it is.
    """

    name: str
    clients: str
    why: str
    value: Callable[[Places, str], str | None]


def _proxy(places: Places, _: str) -> str:
    return places.proxy


def _bundle(places: Places, _: str) -> str:
    return places.bundle


def _local(_: Places, __: str) -> str:
    return LOCAL


def _java(places: Places, old: str) -> str | None:
    if places.java_store is None:
        return None
    options = [f'"-Djavax.net.ssl.trustStore={places.java_store}"', "-Djavax.net.ssl.trustStoreType=PKCS12"]
    if places.java_port is not None:
        options += ["-Dhttps.proxyHost=127.0.0.1", f"-Dhttps.proxyPort={places.java_port}"]
    return " ".join([old, *options]).strip()


VARIABLES = (
    Variable("HTTPS_PROXY", "Python requests and httpx, Go, Ruby, Node 22", "their requests go to the proxy", _proxy),
    Variable("https_proxy", "curl, wget, Python urllib", "the same; curl reads the small one alone", _proxy),
    Variable("http_proxy", "Ruby", "it reads this one for https as well", _proxy),
    Variable("NO_PROXY", "all of these", "a * that the user has set would send requests past the proxy", _local),
    Variable("no_proxy", "all of these", "the same", _local),
    Variable("SSL_CERT_FILE", "OpenSSL: Python, Ruby; Go", "trust in the authority of this run", _bundle),
    Variable("REQUESTS_CA_BUNDLE", "Python requests", "it brings certificates of its own", _bundle),
    Variable("CURL_CA_BUNDLE", "curl", "it may be built with a path of its own", _bundle),
    Variable("NODE_EXTRA_CA_CERTS", "Node", "it brings certificates of its own", _bundle),
    Variable("NODE_USE_ENV_PROXY", "Node from 22", "it reads the proxy variables only if told", lambda *_: "1"),
    Variable(
        "NODE_OPTIONS",
        "Node",
        "the hook: agents of the program, and Node 20, ignore the proxy",
        lambda places, old: f"{old} --require {_quoted(places.node_hook)}".strip(),
    ),
    Variable(
        "PYTHONPATH",
        "Python",
        "the hook: urllib3, http.client and aiohttp ignore the proxy",
        lambda places, old: f"{places.python_hook}{os.pathsep}{old}" if old else places.python_hook,
    ),
    Variable(
        "PHP_INI_SCAN_DIR",
        "PHP",
        "curl.cainfo and openssl.cafile; the empty first part keeps the settings of the distribution",
        lambda places, old: f"{old}{os.pathsep}{places.php_settings}",
    ),
    Variable("JAVA_TOOL_OPTIONS", "Java", "it reads neither the proxy variables nor the bundle", _java),
    Variable(
        "AIMLAPI_BASE_URL",
        "reelkit",
        "another service that the user has set would be asked",
        lambda places, old: f"https://{places.hosts[0]}" if old else None,
    ),
    Variable("REELKIT_RUN_HOSTS", "the hooks", "the hosts of the service", lambda places, _: ",".join(places.hosts)),
    Variable("REELKIT_RUN_PORT", "the hooks", "where the mock speaks TLS", lambda places, _: str(places.port)),
    Variable("REELKIT_RUN_AUTHORITY", "the hooks", "what they trust besides", lambda places, _: places.authority),
    *(
        Variable(name, "all", "a request that misses the mock costs nothing", lambda places, _: places.key)
        for name in KEY_VARIABLES
    ),
)


def environment(given: Mapping[str, str], places: Places) -> dict[str, str]:
    """The environment of the program. The API key is replaced wherever it stands."""
    keys = [given[name].strip() for name in given if KEY_NAME.search(name) and given[name].strip()]
    clean = {name: _without(value, keys, places.key) for name, value in given.items()}
    made = {variable.name: variable.value(places, clean.get(variable.name, "")) for variable in VARIABLES}
    return clean | {name: value for name, value in made.items() if value is not None}


class Trusted(NamedTuple):
    """Files or folders of certificates that the user has set: *all* that is trusted, and what is trusted *besides*."""

    all: tuple[str, ...]
    besides: tuple[str, ...]


def trusted_before(given: Mapping[str, str]) -> Trusted:
    """The certificates that the user has set, which stay trusted."""
    named = dict.fromkeys(given[name] for name in BUNDLE_VARIABLES if given.get(name))
    return Trusted(tuple(named), tuple(given[name] for name in (EXTRA_VARIABLE,) if given.get(name)))


def _without(value: str, keys: Sequence[str], other: str) -> str:
    for key in keys:
        value = value.replace(key, other) if len(key) >= LONG else other if value.strip() == key else value
    return value


def _quoted(path: str) -> str:
    """A path for NODE_OPTIONS, which splits its value at spaces."""
    return path if re.fullmatch(r"[\w./-]+", path) else '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
