"""JSON, JUnit and HAR are valid, whatever a server sent."""

import json
import re
import shlex
import subprocess
import xml.etree.ElementTree as ET

import jsonschema_rs
import pytest

from reelkit_conformance._http.api_key import CREDENTIALS, Secret
from reelkit_conformance._http.exchange import Auth, Request
from reelkit_conformance._judge.coverage import Circumstances, Exercised
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._report.curl import curl
from reelkit_conformance._report.har import entry as har_entry, har_text
from reelkit_conformance._report.json import SCHEMA, json_text
from reelkit_conformance._report.junit import junit_text
from reelkit_specs import models
from tests.conformance.hostile_report import hostile_report
from tests.conformance.reports import JOB, KEY, MODEL, SHAPE, create, deviating, fetch, passed, report

ALL = Circumstances(("L0", "L1", "L2", "L3", "L4"), ("directed",))
RUNS = [
    pytest.param(deviating(), id="deviating"),
    pytest.param(hostile_report(), id="hostile"),
    pytest.param(report(passed(SHAPE)), id="passing"),
    pytest.param(report(passed(SHAPE))._replace(coverage=Exercised().coverage(models()[:1], ALL)), id="covered"),
    pytest.param(report(ended_early="nothing listens there"), id="unreachable"),
]

# The usual schema of JUnit (that of Jenkins), as far as these files use it.
ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "disabled", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname", "id"},
    "testcase": {"name", "assertions", "time", "classname", "status"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"type", "message"},
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "skipped"},
}
IN_QUERY = CREDENTIALS["in the query"].query


@pytest.mark.parametrize("run", RUNS)
def test_the_json_report_is_valid_by_its_published_schema(run: Report) -> None:
    """And the schema is valid itself."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema_rs.meta.validate(schema)

    assert [
        error.message for error in jsonschema_rs.validator_for(schema).iter_errors(json.loads(json_text(run)))
    ] == []


def test_the_json_report_contains_the_findings() -> None:
    """With the request to repeat, and the responses that show it."""
    document = json.loads(json_text(deviating()))
    [finding] = document["checks"][1]["findings"]

    assert (document["version"], document["verdict"], document["seed"]) == (1, "deviates", 7)
    assert document["planned"] == {"requests": 40, "creates": 9, "may_cost": 20}
    assert finding["curl"] == (
        f"curl 'http://127.0.0.1:8080/v2/video/generations?generation_id={JOB}' "
        '-H "Authorization: Bearer $AIMLAPI_API_KEY"'
    )
    assert [seen["number"] for seen in finding["evidence"]] == [1, 3]


@pytest.mark.parametrize("run", RUNS)
def test_the_junit_file_is_valid_by_the_usual_schema(run: Report) -> None:
    """Elements, attributes and correct counts."""
    root = ET.fromstring(junit_text(run))

    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag]
        assert {child.tag for child in element} <= CHILDREN.get(element.tag, set())
        if element.tag == "testcase":
            assert len(element) <= 1
    for suite in root:
        counted = [len(suite.findall(f"testcase{part}")) for part in ("", "/failure", "/error", "/skipped")]
        assert counted == [int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")]


def test_the_junit_file_has_a_case_for_each_id_and_model() -> None:
    """With names that do not change between runs."""
    cases = ET.fromstring(junit_text(deviating())).iter("testcase")

    assert [(case.attrib["name"], case[0].tag if len(case) else "passed") for case in cases] == [
        (f"RES-001 {MODEL}", "passed"),
        (f"RES-002 {MODEL}", "failure"),
        ("RES-001 pixverse/lip-sync", "skipped"),
        ("AUT-001", "skipped"),
        (f"LIF-001 {MODEL}", "skipped"),
    ]


def test_a_run_that_ended_early_is_an_error_in_junit() -> None:
    """An unreachable server must not look successful."""
    [error] = ET.fromstring(junit_text(report(ended_early="nothing listens there"))).iter("error")

    assert error.attrib["message"] == "nothing listens there"


@pytest.mark.parametrize("run", RUNS)
def test_the_har_file_has_the_required_members(run: Report) -> None:
    """Version 1.2: the members without which readers refuse a file."""
    log = json.loads(har_text(run))["log"]

    assert (log["version"], set(log["creator"])) == ("1.2", {"name", "version"})
    assert len(log["entries"]) == len(run.exchanges)
    for entry in log["entries"]:
        assert entry.keys() >= {"startedDateTime", "time", "request", "response", "cache", "timings"}
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", entry["startedDateTime"])
        both = {"httpVersion", "cookies", "headers", "headersSize", "bodySize"}
        assert entry["request"].keys() >= both | {"method", "url", "queryString"}
        assert entry["response"].keys() >= both | {"status", "statusText", "content", "redirectURL"}


def test_the_har_file_keeps_binary_bodies() -> None:
    """As base64."""
    [entry] = json.loads(har_text(report(exchanges=(fetch()._replace(body=b"\xff\x00"),))))["log"]["entries"]

    assert entry["response"]["content"]["text"] == "/wA="
    assert entry["response"]["content"]["encoding"] == "base64"


@pytest.mark.parametrize("made", [json_text, junit_text, har_text])
def test_no_file_contains_the_key(made: object) -> None:
    """Even if the server repeats it in a body, a header and an error."""
    assert callable(made)
    assert KEY not in made(hostile_report())


def test_no_file_contains_terminal_controls() -> None:
    """JUnit is read in logs."""
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", junit_text(hostile_report())) == []


def test_a_curl_command_sends_the_same_request() -> None:
    """The shell passes exactly these arguments to curl."""
    words = shlex.split(curl(create().request, "http://127.0.0.1:8080"))

    assert words == [
        "curl",
        "http://127.0.0.1:8080/v2/video/generations",
        "-H",
        "Authorization: Bearer $AIMLAPI_API_KEY",
        "-H",
        "content-type: application/json",
        "--data-raw",
        '{"model": "pixverse/v5/text-to-video", "prompt": "it\'s a fox"}',
    ]


@pytest.mark.parametrize("body", [b"\xff\x00%s\\n'\"", b"\x00", b"100%\x07"])
def test_binary_bodies_are_piped_to_curl(body: bytes) -> None:
    """Every byte."""
    command = curl(Request("POST", "/", body=body, auth="none"), "http://host")
    printed, _, rest = command.partition(" | ")

    assert rest == "curl http://host/ --data-binary @-"
    assert subprocess.run(["sh", "-c", printed], capture_output=True, check=True).stdout == body


@pytest.mark.parametrize(
    ("sent", "command"),
    [
        (Request("HEAD", "/a", auth="none"), "curl --head http://host/a"),
        (
            Request("PUT", "/a", auth="invalid"),
            "curl -X PUT http://host/a -H 'Authorization: Bearer invalid-0123456789abcdef'",
        ),
        (Request("GET", "/a", auth="blank"), "curl http://host/a -H 'Authorization;'"),
        (Request("GET", "/a", auth="x-api-key"), 'curl http://host/a -H "X-API-Key: $AIMLAPI_API_KEY"'),
        (Request("GET", "/a", auth="shorter"), 'curl http://host/a -H "Authorization: Bearer ${AIMLAPI_API_KEY%?}"'),
        (Request("GET", "/a", auth="prefixed"), 'curl http://host/a -H "Authorization: Bearer x$AIMLAPI_API_KEY"'),
        (
            Request("GET", "/a", (("id", "b"),), auth="in the query"),
            "curl 'http://host/a?id=b'\"&" + "&".join(f"{name}=$AIMLAPI_API_KEY" for name in IN_QUERY) + '"',
        ),
        (Request("GET", "/a", (("id", "a:b/c&d"),), auth="none"), "curl 'http://host/a?id=a%3Ab%2Fc%26d'"),
    ],
)
def test_the_curl_command_has_method_key_and_query(sent: Request, command: str) -> None:
    """Each with the option of curl for it."""
    assert curl(sent, "http://host") == command


def test_a_key_in_the_query_is_redacted() -> None:
    """In the URL and in the list of its parameters."""
    asked = fetch(1)._replace(request=Request("GET", "/a", auth="in the query"))
    told = har_entry(asked, "http://host", 0.0)["request"]

    assert told["url"] == "http://host/a?" + "&".join(f"{name}=REDACTED" for name in IN_QUERY)
    assert told["queryString"] == [{"name": name, "value": "REDACTED"} for name in IN_QUERY]


@pytest.mark.parametrize("auth", CREDENTIALS)
def test_every_credential_can_be_sent_and_reported(auth: Auth) -> None:
    """A credential that a report does not know would end the run after everything is paid for."""
    asked = fetch(1)._replace(request=Request("GET", "/a", auth=auth))
    told = json.dumps(har_entry(asked, "http://host", 0.0)["request"])

    assert all("{" not in Secret(KEY).fill(value) for _, value in CREDENTIALS[auth].headers)
    assert KEY not in curl(asked.request, "http://host") + told
    assert all(name.lower() in told for name, _ in CREDENTIALS[auth].headers)
