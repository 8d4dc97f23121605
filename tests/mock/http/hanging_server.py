"""A process whose server never responds; a signal ends it."""

from reelkit_mock._http.messages import Reply, Wire
from reelkit_mock._http.server import run

if __name__ == "__main__":
    run(lambda _: Reply(200, (), b"", Wire(hang=True)), "127.0.0.1", 0, lambda url: print(url, flush=True))
