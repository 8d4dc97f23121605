"""Connects the service's hosts to the mock, in any Python program: many clients ignore the proxy variables.

Python imports a module of this name at its start. The one that this one hides is run as well.
"""

import os
import socket
import ssl
import sys
import weakref

# Every address in 127.0.0.0/8 is this machine; this one stands for the service until a socket connects to it.
STAND_IN = "127.114.101.101"


def install():
    hosts = os.environ.get("REELKIT_RUN_HOSTS", "").split(",")
    target = ("127.0.0.1", int(os.environ["REELKIT_RUN_PORT"]))
    authority = os.environ["REELKIT_RUN_AUTHORITY"]
    extended = weakref.WeakSet()  # contexts that trust the authority already, so that each reads it once
    by_name = socket.gethostbyname
    look_up, connect, connect_ex = socket.getaddrinfo, socket.socket.connect, socket.socket.connect_ex
    wrap_socket, wrap_bio = ssl.SSLContext.wrap_socket, ssl.SSLContext.wrap_bio

    def is_service(host):
        name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        return isinstance(name, str) and name.lower().rstrip(".") in hosts

    def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
        if not is_service(host):
            return look_up(host, port, family, type, proto, flags)
        return look_up(STAND_IN, port, socket.AF_INET, type, proto, flags)

    def aimed(address):
        """The address of the mock in place of an address of the service; any other address unchanged."""
        if not isinstance(address, tuple) or not address:
            return address
        return target if address[0] == STAND_IN or is_service(address[0]) else address

    def trusting(context, server_hostname):
        if is_service(server_hostname) and context.verify_mode != ssl.CERT_NONE and context not in extended:
            context.load_verify_locations(authority)
            extended.add(context)

    def wrap_with_trust(wrap):
        def wrapped(self, *args, **options):
            trusting(self, options.get("server_hostname"))
            return wrap(self, *args, **options)

        return wrapped

    socket.getaddrinfo = getaddrinfo
    socket.gethostbyname = lambda host: STAND_IN if is_service(host) else by_name(host)
    socket.socket.connect = lambda self, address: connect(self, aimed(address))
    socket.socket.connect_ex = lambda self, address: connect_ex(self, aimed(address))
    ssl.SSLContext.wrap_socket = wrap_with_trust(wrap_socket)
    ssl.SSLContext.wrap_bio = wrap_with_trust(wrap_bio)


def run_hidden():
    """Run the sitecustomize that Python would have found without this one."""
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    here = os.path.dirname(os.path.abspath(__file__))
    found = PathFinder.find_spec("sitecustomize", [path for path in sys.path if os.path.abspath(path or ".") != here])
    if found is not None and found.loader is not None:
        found.loader.exec_module(module_from_spec(found))


if os.environ.get("REELKIT_RUN_PORT"):
    install()
run_hidden()
