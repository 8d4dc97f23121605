"""Loopback hosts are recognized in every spelling."""

import pytest

from reelkit_specs import is_loopback


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.0.0.2",
        "127.1",
        "0x7f.1",
        "2130706433",
        "::1",
        "[::1]",
        "::ffff:127.0.0.1",
        "localhost",
        "LOCALHOST.",
        "app.localhost",
        "ip6-localhost",
    ],
)
def test_loopback_hosts(host: str) -> None:
    """Addresses as resolvers read them, and names that always mean this machine."""
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "0.0.0.0",
        "::",
        "10.0.0.1",
        "128.0.0.1",
        "::ffff:10.0.0.1",
        "127.0.0.1.example",
        "localhost.example",
        "mylocalhost",
        "api.aimlapi.com",
        "ⓛocalhost",
        "a b",
        "\0",
    ],
)
def test_other_hosts(host: str) -> None:
    """A host that only looks like loopback is not, and no text raises an error."""
    assert not is_loopback(host)
