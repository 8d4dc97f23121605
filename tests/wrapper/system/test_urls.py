"""Base URLs that lead to one service are one service, for the journal and on the wire."""

from pathlib import Path

import httpx
import pytest

from reelkit._io.settings import find_base_url
from reelkit._system.urls import normal_url
from tests.wrapper.script import CREATED, FOX, Make, Script

NAMES = [
    "http://xn--bcher-kva.example",
    "http://bücher.example",
    "http://BÜCHER.example",
    "http://\uff42\u00fccher.example",  # its first letter has full width
    "http://bu\u0308cher.example",  # its umlaut is two characters
    "http://bücher.example.",
    "http://xn--bcher-kva.example.:80",
]
PATHS = [
    "https://gw.example/~user/b%2Fc",
    "https://gw.example/%7Euser/b%2fc/",
    "https://gw.example/%7euser/./b%2Fc",
    "https://gw.example/a/../~user/b%2Fc/.",
    "https://gw.example/../~user/%62%2Fc/v2/.",
    "https://gw.example/~user/a/%2e%2E/b%2Fc/%76%32",
]


@pytest.mark.parametrize("written", NAMES)
def test_a_name_has_one_form(written: str) -> None:
    """Its case, its letters, their encoding and the dot of the root domain make no other service."""
    assert find_base_url(written) == NAMES[0]


@pytest.mark.parametrize("written", PATHS)
def test_a_path_has_one_form(written: str) -> None:
    """Escapes of unreserved characters, the case of other escapes and dot segments make no other service."""
    assert find_base_url(written) == PATHS[0]


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("https://gw.example/a%2Fb", "https://gw.example/a%2Fb"),
        ("https://gw.example/a//b", "https://gw.example/a//b"),
        ("https://gw.example/100%", "https://gw.example/100%"),
        ("https://gw.example/ü", "https://gw.example/%C3%BC"),
        ("https://straße.example", "https://xn--strae-oqa.example"),
        ("https://\u2603.example", "https://\u2603.example"),
        ("https://gw.example/..", "https://gw.example"),
        ("https://gw.example/\ud800", "https://gw.example/%ED%A0%80"),
    ],
)
def test_what_differs_stays_different(written: str, normal: str) -> None:
    """An escaped slash, empty segments and a name that cannot be encoded; the normal form is stable."""
    assert normal_url(written) == normal
    assert normal_url(normal) == normal


@pytest.mark.parametrize("written", ["https://straße.example", *NAMES[:3]])
def test_a_name_is_encoded_as_httpx_sends_it(written: str) -> None:
    """The normal form and the text as it is written lead to the same host."""
    assert httpx.URL(normal_url(written)).raw_host == httpx.URL(written).raw_host


@pytest.mark.parametrize("written", [*NAMES[1:], *PATHS[1:]])
def test_a_key_is_bought_once_under_all_forms(face: Make, tmp_path: Path, written: str) -> None:
    """The second client returns the job of the first one."""
    script = Script(CREATED)
    for base_url in (NAMES[0] if written in NAMES else PATHS[0], written):
        client = face(script, base_url=base_url, journal=tmp_path / "jobs.db")
        assert client.do(client.client, "submit", FOX, key="fox").id == "x:y/z"

    assert [request.method for request in script.requests] == ["POST"]
