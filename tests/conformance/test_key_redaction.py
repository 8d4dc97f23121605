"""A server, or a recording, repeats the key in some encoding: no report contains it."""

import base64
import json
import socket
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conformance.fake_engine import conform
from tests.conformance.reports import KEY, MODEL
from tests.loopback import read_request, server
from tests.specs.key_spellings import ENCODERS, readings

pytestmark = pytest.mark.slow

CASES = [(encoder, "utf-8") for encoder in ENCODERS]
CASES += [(encoder, encoding) for encoding in ("utf-16", "utf-32-be") for encoder in ("as it is", "percent, twice")]
REPORTS = ("--json", "--junit", "--har", "--html")


def tells(shown: str, spelled: str) -> bool:
    """Return whether a decoding of the text contains the key."""
    return any(KEY in one.lower() or spelled[6:-6] in one for one in readings(shown.replace("\0", ""), depth=1))


def texts(value: object) -> list[str]:
    """Yield all texts of a JSON value, and decoded Base64 of HAR."""
    if isinstance(value, dict):
        found = [text for item in value.items() for part in item for text in texts(part)]
        is_base64 = "base64" in (value.get("encoding"), value.get("comment"))
        return [*found, base64.b64decode(value["text"]).decode("latin-1")] if is_base64 else found
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


def shown(path: Path) -> list[str]:
    """Return the texts of a report, as a reader sees them, and the file itself."""
    text = path.read_text(encoding="utf-8")
    if path.name in ("--json", "--har"):
        return [text, *texts(json.loads(text))]
    if path.name == "--junit":
        nodes = ET.fromstring(text).iter()
        return [text, *(part for node in nodes for part in (node.text or "", *node.attrib.values()))]
    return [text, unescape(text)]


def reported(folder: Path, *words: str) -> list[str]:
    """Return everything that a run outputs."""
    files = [folder / option for option in REPORTS]
    ended = conform(*words, *(part for file in files for part in (file.name, str(file))))
    assert ended.exit_code == 1, ended.output
    return [ended.stdout, ended.stderr, *(text for file in files for text in shown(file))]


@pytest.mark.parametrize(("encoder", "encoding"), CASES)
def test_a_repeated_key_is_in_no_report(tmp_path: Path, encoder: str, encoding: str) -> None:
    """Wherever it is in a response: the id, the status, the link, the error, names and headers."""
    spelled = ENCODERS[encoder](KEY)
    job = {"id": "job-1 @", "status": "made up @", "video": {"url": "http://127.0.0.1:1/@"}, "error": "@", "@": "@"}
    body = json.dumps(job).replace("@", spelled).encode(encoding)
    fields = f"content-type: application/json; of={spelled}\r\nx-{KEY}: {spelled}\r\nlocation: /{spelled}\r\n"
    head = f"HTTP/1.1 201 {spelled}\r\n{fields}content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode()

    def answer(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(head + body)

    with server(answer) as url:
        found = reported(tmp_path, url, "--api-key", KEY, "--level", "L1", "--model", MODEL)

    assert [text for text in found if tells(text, spelled)] == []
    assert any("***" in text for text in found)


@pytest.mark.parametrize("encoder", ENCODERS)
def test_a_key_in_a_recording_is_in_no_report(tmp_path: Path, encoder: str) -> None:
    """Neither where it was sent nor where it was repeated."""
    spelled = ENCODERS[encoder](KEY)
    answer = json.dumps({"id": "job-1", "status": "made up @", "@": "@"}).replace("@", spelled)
    request = {
        "method": "POST",
        "url": f"http://127.0.0.1:1/v2/video/generations?key={spelled}",
        "headers": [{"name": "Authorization", "value": f"Bearer {KEY}"}, {"name": f"X-{KEY}", "value": spelled}],
        "postData": {"text": json.dumps({"model": MODEL, "prompt": "@"}).replace("@", spelled)},
    }
    response = {
        "status": 200,
        "headers": [{"name": f"X-{KEY}", "value": spelled}],
        "content": {"text": base64.b64encode(answer.encode("utf-16")).decode(), "encoding": "base64"},
    }
    entry = {"startedDateTime": "2026-01-01T00:00:00+00:00", "time": 1, "request": request, "response": response}
    (tmp_path / "a.har").write_text(json.dumps(entry) + "\n", encoding="utf-8")

    found = reported(tmp_path, "--recorded", str(tmp_path / "a.har"))

    assert [text for text in found if tells(text, spelled)] == []
