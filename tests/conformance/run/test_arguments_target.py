"""Which base URLs are accepted, which are the live service, and where the key comes from."""

import pickle

import pytest

from reelkit_conformance._errors import ConformError
from reelkit_conformance._http.api_key import MADE_UP, Secret, find_key
from reelkit_conformance._run.arguments import read_target

KEY = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    "text",
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/v2", " http://127.0.0.1:8080/v2/ "],
)
def test_a_base_url_is_accepted_with_and_without_v2(text: str) -> None:
    """The vendor's pages write it both ways."""
    assert read_target(text).base_url == "http://127.0.0.1:8080"


def test_a_base_url_may_have_a_path() -> None:
    """A namespace of the mock is one."""
    assert read_target("http://127.0.0.1:8080/ns/try").base_url == "http://127.0.0.1:8080/ns/try"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://api.aimlapi.com", "live"),
        ("https://API.AIMLAPI.COM./v2", "live"),
        ("https://aimlapi.com", "live"),
        ("https://eu.api.aimlapi.com:8443/v2", "live"),
        ("https://api\u3002aimlapi\u3002com", "live"),  # a full stop of another script, which the transport accepts too
        ("https://notaimlapi.com", "other"),
        ("https://api.aimlapi.com.example.org", "other"),
        ("https://example.org/api.aimlapi.com", "other"),
        ("http://localhost:1", "loopback"),
        ("http://[::1]:1", "loopback"),
        ("http://127.9.9.9", "loopback"),
        ("http://10.0.0.1", "other"),
    ],
)
def test_the_host_decides_what_costs_money(text: str, kind: str) -> None:
    """Not the path, and not a part of the name."""
    assert read_target(text).kind == kind


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("127.0.0.1:8080", "did you mean http://127.0.0.1:8080 or https://...?"),
        ("", "is not a base URL"),
        ("ftp://host", "is not a base URL; use one like http://127.0.0.1:8080"),
        ("http://", "is not a base URL; use one like"),
        ("http://host:99999", "its port is invalid"),
        ("http://two words", "its host name or its port is invalid"),
        ("http://host/?a=b", "has a query or a fragment"),
        ("http://host/#a", "has a query or a fragment"),
        ("http://ho\nst", "Invalid non-printable"),
        ("http://api.aimlapi.com", "would send the key unencrypted"),
        ("https://me:hunter2@host", "remove it"),
        ("https://api.aimlapi.com@example.org", "remove it"),
    ],
)
def test_an_invalid_base_url_is_refused_in_one_line(text: str, sentence: str) -> None:
    """With what to do about it, and without a password in it."""
    with pytest.raises(ConformError) as refused:
        read_target(text)

    assert sentence in str(refused.value)
    assert "hunter2" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_sources_of_the_key_have_an_order() -> None:
    """The option, the vendor's variable, the other spelling."""
    environ = {"AIMLAPI_API_KEY": "second", "AIML_API_KEY": "third"}
    found = [
        find_key("first", environ, True),
        find_key(" ", environ, True),
        find_key(None, {"AIML_API_KEY": "third"}, True),
    ]

    assert [(key.secret.fill("Bearer {key}"), key.origin) for key in found] == [
        ("Bearer first", "given"),
        ("Bearer second", "environment"),
        ("Bearer third", "environment"),
    ]


def test_a_key_is_made_up_only_for_loopback() -> None:
    """On a loopback address; everywhere else it is required."""
    assert find_key(None, {}, True).secret.fill("Bearer {key}") == f"Bearer {MADE_UP}"
    with pytest.raises(ConformError, match="there is no API key; give --api-key or set AIMLAPI_API_KEY"):
        find_key(None, {}, False)


def test_an_invalid_key_is_refused_without_showing_it() -> None:
    """A line break in it would inject a header."""
    with pytest.raises(ConformError) as refused:
        find_key(f"{KEY}\nX-Evil: 1", {}, True)

    assert KEY not in str(refused.value)


def test_a_key_is_never_shown() -> None:
    """Neither as text nor in a pickle; and it is masked in what a server sends."""
    secret = Secret(KEY)

    assert KEY not in f"{secret} {secret!r} {[secret]}"
    assert secret.hide(f"no such key: {KEY}") == "no such key: ***"
    assert secret.hide_bytes(f"key {KEY}!".encode()) == b"key ***!"
    for how in ("{like}", "{longer}", "{shorter}", "{swapped}"):
        near = secret.fill(how)
        assert near != KEY
        assert near[1:-1] not in secret.hide(f"no such key: {near}")
        assert near[1:-1].encode() not in secret.hide_bytes(near.encode())
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def test_a_short_key_is_not_masked() -> None:
    """Masking "k" would destroy every word."""
    assert Secret("k").hide("a fox likes milk") == "a fox likes milk"
