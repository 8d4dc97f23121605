"""Which hosts a client may connect to for files: public addresses, its service, and allowed hosts."""

import functools
import ipaddress
import socket
from collections.abc import Iterable

from reelkit._errors import DownloadFailed
from reelkit_specs import is_loopback

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# The special-purpose blocks of IPv4; not `is_global`, which differs between Python versions.
NOT_PUBLIC = tuple(
    map(
        ipaddress.IPv4Network,
        (
            "0.0.0.0/8",  # this host
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by the customers of a provider
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # what Azure tells its own machines
            "169.254.0.0/16",  # link-local, where clouds tell a machine its credentials
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocols
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",  # private
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
# The only allocated block of IPv6, and the special-purpose blocks inside it.
PUBLIC6 = ipaddress.IPv6Network("2000::/3")
NOT_PUBLIC6 = tuple(
    map(
        ipaddress.IPv6Network,
        (
            "2001::/23",  # protocols, Teredo among them
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which leads to an address of IPv4
            "3fff::/20",  # documentation
        ),
    )
)
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # how a network without IPv4 reaches its addresses


def is_public(address: Address) -> bool:
    """Whether the address is public."""
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in NOT_PUBLIC)
    if address.scope_id is not None:
        return False
    if address.ipv4_mapped is not None:
        return is_public(address.ipv4_mapped)
    if address in NAT64:
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address in PUBLIC6 and not any(address in network for network in NOT_PUBLIC6)


@functools.lru_cache(256)  # a batch asks for a few hosts again and again
def literal(host: str) -> Address | None:
    """The address that a host is a spelling of, in any form a resolver accepts: 127.0.0.1, 0x7f.1, [::1]."""
    text = host.removeprefix("[").removesuffix("]").rstrip(".")
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(text))
    except (OSError, ValueError):
        return None


@functools.lru_cache(256)
def normal(host: str) -> str:
    """The normal form of a host."""
    if (address := literal(host)) is not None:
        return str(address)
    name = host.lower().rstrip(".")
    return name if name.isascii() else name.encode("idna").decode()


def is_local_name(host: str) -> bool:
    """Whether the name is a name of this machine."""
    return literal(host) is None and is_loopback(normal(host))


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in order of preference. Raises OSError or ValueError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OverflowError as error:  # an invalid port
        raise ValueError(str(error)) from None
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Destinations:
    """The hosts one client may connect to for files: public addresses, its service, and allowed hosts.

    A service on a non-public address may link to any address: its files are likely to be near it. Whether it is
    non-public is resolved once, and only if *resolves*.
    """

    def __init__(self, service: str, port: int, allowed: Iterable[str], *, resolves: bool) -> None:
        self._host = normal(service)
        self._port = port
        self._allowed = frozenset(map(normal, allowed))
        address = literal(self._host)
        self._is_local: bool | None = None if resolves and address is None else False
        if is_local_name(self._host) or (address is not None and not is_public(address)):
            self._is_local = True

    def is_settled(self) -> bool:
        """Whether it is already known if the service has a public address, so that a check needs no name server."""
        return self._is_local is not None

    def check(self, host: str) -> None:
        """Reject a host that is visibly not permitted. Other hosts are checked by their addresses."""
        address = literal(host)
        if address is not None:
            self.permitted(host, [str(address)])
        elif is_local_name(host) and not self._is_named(host) and not self._service_is_local():
            raise self._refusal(host, "this machine")

    def addresses(self, host: str, port: int) -> list[str]:
        """The permitted addresses of a host. Raises OSError or ValueError if it has no addresses."""
        return self.permitted(host, resolve(host, port))

    def permitted(self, host: str, addresses: list[str]) -> list[str]:
        """The addresses of a host to which connections are permitted. Raises if there is none."""
        if self._is_named(host):
            return addresses
        good = [one for one in addresses if is_public(ipaddress.ip_address(one)) or normal(one) in self._allowed]
        if good or not addresses or self._service_is_local():
            return good or addresses
        raise self._refusal(host, addresses[0])

    def _is_named(self, host: str) -> bool:
        return normal(host) in self._allowed or normal(host) == self._host

    def _service_is_local(self) -> bool:
        if self._is_local is None:
            try:
                found = resolve(self._host, self._port)
            except (OSError, ValueError):
                found = []
            self._is_local = any(not is_public(ipaddress.ip_address(one)) for one in found)
        return self._is_local

    def _refusal(self, host: str, address: str) -> DownloadFailed:
        where = host if normal(host) == normal(address) else f"{host} ({address})"
        return DownloadFailed(
            f"the link leads to {where}, which is not a public address, so it was not requested; if videos do come "
            f"from there, allow it with allow_hosts=({host!r},) or REELKIT_ALLOW_HOSTS"
        )
