"""Whether a host is this machine."""

import ipaddress
import socket

LOCAL_NAMES = ("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback")


def is_loopback(host: str) -> bool:
    """Whether *host* is a loopback address or a name that always means this machine. Looks nothing up.

    Accepts every spelling that resolvers accept: ``127.0.0.2``, ``0x7f.1``, ``::1``, ``[::1]``, ``::ffff:127.0.0.1``,
    ``LOCALHOST.``, ``app.localhost``.
    """
    name = host.removeprefix("[").removesuffix("]").rstrip(".").lower()
    if name in LOCAL_NAMES or name.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        try:
            address = ipaddress.IPv4Address(socket.inet_aton(name))
        except (OSError, ValueError):
            return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback
