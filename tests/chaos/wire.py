"""A TCP address in front of a Unix socket, which can be cut for a while, as a network can."""

import contextlib
import socket
import threading
from pathlib import Path


class Wire:
    """Passes bytes in both directions. What is sent while it is cut arrives when it is joined again."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._is_joined = threading.Event()
        self._is_joined.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Pass nothing on. Connections are neither closed nor refused."""
        self._is_joined.clear()

    def join(self) -> None:
        """Pass on what has been sent, and what comes."""
        self._is_joined.set()

    def close(self) -> None:
        """Accept no more connections."""
        self.join()
        with contextlib.suppress(OSError):  # wakes the thread that accepts
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            try:
                far.connect(str(self._target))
            except OSError:  # the server is not there
                near.close()
                far.close()
                continue
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(source, sink), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self._is_joined.wait()
                sink.sendall(data)
        for each in (source, sink):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        source.close()
