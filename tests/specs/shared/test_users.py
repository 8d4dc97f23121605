"""The packages treat texts, headers, hosts and keys alike."""

import pytest

from reelkit import ReelkitError
from reelkit._cli.support import terminal
from reelkit._io.allowed_hosts import is_local_name
from reelkit._io.har_recorder import _headers as wrapper_headers
from reelkit._io.settings import find_key as wrapper_key
from reelkit_conformance._http.api_key import CREDENTIALS, find_key as conformance_key
from reelkit_conformance._http.text import body_text, one_line as conformance_line
from reelkit_conformance._run.arguments import read_target
from reelkit_mock._errors import one_line as mock_line
from reelkit_mock._http.messages import Reply, Request
from reelkit_mock._world.calls import Call, record_call
from reelkit_specs import KEY_HEADERS, KEY_VARIABLES, SECRET_HEADERS
from tests.specs.shared.test_terminal_text import UNPRINTABLE

KEY = "key-0123456789"


@pytest.mark.parametrize(("text", "escaped"), UNPRINTABLE.values(), ids=UNPRINTABLE)
def test_every_package_escapes_the_same_characters(text: str, escaped: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In errors, notes, results, and the lines of reports."""
    text, escaped = f"<{text}>", f"<{escaped}>"
    terminal.result(text)
    terminal.note(text)

    assert capsys.readouterr() == (f"{escaped}\n", f"{escaped}\n")
    assert str(ReelkitError(text)) == escaped
    if not set(text) & set("\r\u2003"):  # white space becomes a space in a line
        assert mock_line(text) == conformance_line(text) == escaped
    if "\ud800" not in text:  # not UTF-8
        assert body_text(text.encode()) == escaped


@pytest.mark.parametrize("name", sorted(SECRET_HEADERS))
def test_a_recording_has_no_value_of_a_secret_header(name: str) -> None:
    """Neither that of the client nor the calls of the mock."""
    call = Call(
        *record_call(Request("GET", "/", {name: "value-0123"}, b""), 0.0, "fetch", Reply(200, (), b""), None, None)
    )

    assert call.as_data(())["headers"] == {name: "***"}
    assert wrapper_headers([(name.title(), "value-0123")]) == [{"name": name.title(), "value": "***"}]


def test_conformance_sends_its_key_only_in_headers_that_are_hidden() -> None:
    """A recording of its requests would otherwise be read with the key."""
    sent = [header for credential in CREDENTIALS.values() for header in credential.headers]
    headers = {name.lower() for name, value in sent if "{" in value}

    assert headers - {"cookie", "proxy-authorization"} <= KEY_HEADERS
    assert headers <= SECRET_HEADERS


@pytest.mark.parametrize(
    ("host", "is_this_machine"),
    [("localhost", True), ("app.localhost", True), ("ip6-localhost", True), ("mylocalhost", False)],
)
def test_packages_agree_on_the_names_of_this_machine(host: str, is_this_machine: bool) -> None:
    """The client for the links to files, conformance for the target."""
    assert is_local_name(host) == is_this_machine
    assert (read_target(f"http://{host}:1").kind == "loopback") == is_this_machine


@pytest.mark.parametrize("host", ["127.0.0.2", "127.1", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_conformance_accepts_every_spelling_of_a_loopback_address(host: str) -> None:
    """The key may be made up there, and no proxy is used."""
    assert read_target(f"http://{host}:1").kind == "loopback"


@pytest.mark.parametrize("number", range(len(KEY_VARIABLES)))
def test_packages_read_the_key_from_the_same_variables(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Earlier ones are blank, which counts as not set."""
    environ = dict.fromkeys(KEY_VARIABLES, " ") | {KEY_VARIABLES[number]: f"{KEY}\n"}
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert wrapper_key(None).hide_in_text(KEY) == "***"
    assert conformance_key(None, environ, False).secret.fill("{key}") == KEY
