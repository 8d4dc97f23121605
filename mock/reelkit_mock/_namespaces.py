"""The namespaces of a mock, and the function that every adapter calls."""

import functools
import re
import threading
from collections.abc import Collection

from reelkit_mock._admin import ADMIN_PREFIX, EVENTS, SAFETY_HEADERS, Access, handle_admin, host_of
from reelkit_mock._errors import MockError
from reelkit_mock._http.cors import Cors
from reelkit_mock._http.messages import Reply, Request, Wire, json_reply
from reelkit_mock._scenario.scenario import Scenario
from reelkit_mock._service.service import respond
from reelkit_mock._world.world import World

PREFIX = "/ns/"  # followed in a path by the name of a namespace
KEY_PREFIX = "ns:"  # followed in a key by the name of a namespace
NAME = re.compile(r"[A-Za-z0-9._-]{1,64}")
MAX_NAMESPACES = 1_000
DEFAULT = " "  # no valid name, so an empty variable in `/ns/$NAME` does not select the default


class Namespaces:
    """All namespaces of a mock. A new one starts with the scenario of the mock."""

    def __init__(
        self,
        scenario: Scenario,
        token: str | None = None,
        cors: Collection[str] = (),
        allow_hosts: Collection[str] = (),
    ) -> None:
        self._scenario = scenario
        self._access = Access(token, allow_hosts)
        self._cors = Cors(cors) if cors else None
        self.lock = threading.RLock()  # held by a thread that reads or changes a world
        self._worlds = {DEFAULT: World("", scenario)}

    def handle(self, request: Request, is_remote: bool = False) -> Reply:
        """Respond to a request. Changes only the state of the worlds; does no I/O and never waits.

        A request *is_remote* unless a program calls this function itself: then it may be from a browser.
        """
        with self.lock:
            reply = self._handle(request, is_remote)
        return reply._replace(body=b"") if request.method == "HEAD" else reply

    def world(self, name: str) -> World:
        """Return the world of this name; create it if it does not exist."""
        if (world := self._worlds.get(name)) is None:
            if not NAME.fullmatch(name):
                raise MockError(f"no namespace can be called {name!r}; use 1-64 letters, digits, '.', '_' and '-'")
            if len(self._worlds) > MAX_NAMESPACES:
                raise MockError(f"there are {MAX_NAMESPACES} namespaces; delete some: DELETE /ns/NAME/__mock/namespace")
            world = self._worlds[name] = World(name, self._scenario)
        return world

    def unfired(self, name: str) -> list[str]:
        """Return a message for each fault that has not happened here, or anywhere for the default namespace."""
        worlds = [self.world(name)] if name != DEFAULT else list(self._worlds.values())
        return [sentence for world in worlds for sentence in world.unfired()]

    def remove(self, name: str) -> None:
        """Delete a world. The default one starts over instead."""
        if name:
            self._worlds.pop(name, None)
        else:
            self._worlds[DEFAULT].reset(self._worlds[DEFAULT].scenario)

    def _handle(self, request: Request, is_remote: bool) -> Reply:
        path, _, query = request.target.partition("?")
        key = _key(request)
        name, prefix = DEFAULT, ""
        if path.startswith(PREFIX):
            name, slash, rest = path[len(PREFIX) :].partition("/")
            prefix, path = PREFIX + name, slash + rest
        elif key.startswith(KEY_PREFIX):
            name, _, rest = key[len(KEY_PREFIX) :].partition(":")
            prefix, key = PREFIX + name, rest or name
        try:
            world = self.world(name)
        except MockError as error:
            return json_reply(400, {"statusCode": 400, "message": str(error)})
        host = request.headers.get("host", "")
        base = f"{request.scheme}://{_link_host(host)}{request.mount}{prefix}"
        if path.startswith(ADMIN_PREFIX) and path[len(ADMIN_PREFIX) :][:1] in ("", "/"):
            refused = self._access.refusal(request, path, is_remote)
            if path == f"{ADMIN_PREFIX}/{EVENTS}" and not is_remote:
                refused = json_reply(501, {"error": "events need a socket; use mock.serve()"})
            reply = refused or self._handle_admin(world, request, path, query, base)
            return reply._replace(headers=reply.headers + SAFETY_HEADERS, wire=self._locked(world, reply.wire))
        if path in ("", "/") and request.method in ("GET", "HEAD"):
            return Reply(302, (("location", f"{request.mount}{prefix}{ADMIN_PREFIX}/"), ("content-length", "0")), b"")
        if self._cors is None:
            return respond(world, request, path, query, base, key)
        if (preflight := self._cors.preflight(request)) is not None:
            return preflight
        reply = respond(world, request, path, query, base, key)
        return reply._replace(headers=reply.headers + self._cors.headers(request))

    def _handle_admin(self, world: World, request: Request, path: str, query: str, base: str) -> Reply:
        reply = handle_admin(world, request, path, query, base, self._names)
        if reply is None:
            self.remove(world.name)
            return json_reply(200, {"ended": world.name})
        return reply

    def _names(self) -> list[str]:
        return [world.name for world in self._worlds.values()]

    def _locked(self, world: World, wire: Wire | None) -> Wire | None:
        """Return a wire whose feed reads the world as a request does, and ends with the namespace."""
        if wire is None or (feed := wire.feed) is None:
            return wire

        def locked() -> bytes | None:
            with self.lock:
                return feed() if self._worlds.get(world.name or DEFAULT) is world else None

        return wire._replace(feed=locked)


@functools.lru_cache
def _link_host(host: str) -> str:
    """Return the host for use in a link."""
    return host if host_of(host) else "localhost"


def _key(request: Request) -> str:
    """Return the bearer key of a request, or an empty string."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""
