"""The mock with a fault around it, on a socket: `python -m tests.mutants.serve_mock --fault NAME`.

As in `serve`, the first line of its output is JSON with its base URL and the name of its fault, `GET /__fault` returns
the name, and `PUT /__fault` with `{"fault": NAME}` starts over with another fault.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Awaitable

from reelkit_mock import Reply, Request, Server

from .around import FaultyMock
from .catalogue import find
from .fault import NO_FAULT


def handler(server: FaultyMock, request: Request) -> Reply | Awaitable[Reply]:
    """Respond to a request, also to one about the fault."""
    if request.target != "/__fault":
        return server.handle(request)
    if request.method == "PUT":
        server.plant(find(json.loads(request.body)["fault"]) or NO_FAULT)
    body = json.dumps({"fault": server.fault.name}).encode()
    return Reply(200, (("content-type", "application/json"), ("content-length", str(len(body)))), body)


async def serve(server: FaultyMock) -> None:
    """Serve until stdin closes, so that the server does not outlive its parent."""
    listening = await Server.start(lambda request: handler(server, request))
    print(json.dumps({"base_url": listening.base_url, "fault": server.fault.name}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await listening.stop()


def main() -> None:
    """Read the options, and serve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fault", default="none", help="the name of a fault (default: none)")
    parser.add_argument("--clock", default="manual", help="manual, looks, or the seconds that a job takes")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--key", default="the-only-key", help="the only good key")
    options = parser.parse_args()
    if (fault := find(options.fault)) is None:
        parser.error(f"no fault is called {options.fault!r}")
    clock = {"manual": "manual", "looks": "polls:3"}.get(options.clock) or f"speed:{40 / float(options.clock):g}"
    asyncio.run(serve(FaultyMock(fault, options.seed, clock, options.key)))


if __name__ == "__main__":
    main()
