"""The console of the mock, used as people use it, in Chromium."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from reelkit_mock import Mock
from reelkit_mock._scenario.schema import scenario_schema
from reelkit_specs import models
from tests.mock.browser.conftest import OpenPage
from tests.mock.mock_requests import TEXT, V2, create, create_job, fetch, send
from tests.npm_package import installed

VIEWS = {"jobs": "Jobs", "make": "Make a job", "traffic": "Traffic", "faults": "Faults", "money": "Money"}
HOSTILE = "<img src=x onerror=\"document.title='broken'\"></script><script>alert(1)</script>\u202e\x1b[31m\x00'\"&amp;"
SHOWN = HOSTILE.replace("\u202e", "\\u202e").replace("\x1b", "\\u001b").replace("\x00", "\\u0000")
AXE = Path(__file__).with_name("axe")

pytestmark = pytest.mark.slow


class Console(NamedTuple):
    """A served mock and a page that shows it."""

    mock: Mock
    page: Page
    base_url: str

    def view(self, name: str) -> Locator:
        """Go to a view."""
        self.page.click(f"nav a[href='#{name}']")
        return self.page.locator(f"#view-{name}")

    def copied(self) -> str:
        """What was copied last."""
        return str(self.page.evaluate("navigator.clipboard.readText()"))


@contextmanager
def console(open_page: OpenPage, browser: dict[str, Any] | None = None, **settings: Any) -> Iterator[Console]:
    """Serve a mock and open its page, until it is connected. *browser* are options of the visitor."""
    mock = Mock(**({"clock": "manual"} | settings))
    with mock.serve() as server:
        page = open_page(f"{server.base_url}/", **(browser or {}))
        expect(page.locator("#connection")).to_have_text("live")
        yield Console(mock, page, server.base_url)


def test_a_new_user_finds_the_way_from_a_job_to_a_scenario(open_page: OpenPage, tmp_path: Path) -> None:
    """Makes a job, fails it, sees the call and copies the scenario: each step is something that the page shows."""
    with console(open_page) as it:
        page = it.page
        page.get_by_role("link", name="Make a job").click()
        page.get_by_placeholder("Search models").fill("pixverse v5 text")
        page.locator(".option", has_text=TEXT).click()
        page.get_by_label("prompt required").fill("a red fox in snow")
        page.get_by_role("button", name="Send the request").click()
        page.get_by_role("button", name="Show the job").click()
        page.get_by_role("button", name="Fail", exact=True).click()
        expect(page.locator("#view-jobs .detail .pill")).to_have_text("failed")
        page.get_by_role("button", name="Show its calls").click()
        page.locator("#view-traffic .option").click()
        expect(page.get_by_role("region", name="Request body")).to_contain_text('"prompt": "a red fox in snow"')
        page.get_by_role("link", name="Faults").click()
        page.get_by_role("spinbutton", name="Value of status").fill("503")
        page.get_by_role("combobox", name="Value of route").select_option("fetch")
        page.get_by_role("button", name="Add the fault").click()
        expect(page.locator("#view-faults tbody tr")).to_have_count(1)
        expect(page.get_by_role("region", name="The scenario so far")).to_contain_text("503")
        page.get_by_role("button", name="Copy as YAML").click()
        (tmp_path / "scenario.yaml").write_text(it.copied(), encoding="utf-8")
        jobs = list(it.mock.jobs.values())

    again = Mock.from_file(tmp_path / "scenario.yaml")
    assert jobs == ["failed"]
    assert again.unfired() == it.mock.unfired() == [
        "fault '503 on fetch' happened 0 of 1 times. Lower `times`, or send more matching requests."
    ]  # fmt: skip


def test_jobs_and_calls_appear_as_they_happen(open_page: OpenPage) -> None:
    """The newest first, without a request of the page."""
    with console(open_page) as it:
        asked: list[str] = []
        it.page.on("request", lambda request: asked.append(request.url))
        for number in range(3):
            create(it.mock, prompt=f"fox {number}")
        expect(it.page.locator("#view-jobs .option .prompt")).to_have_text(["fox 2", "fox 1", "fox 0"])
        it.mock.advance(3600)
        expect(it.page.locator("#view-jobs .option .pill")).to_have_text(["succeeded"] * 3)
        expect(it.page.locator("#traffic-count")).to_have_text("3")

    assert asked == []


def test_a_job_is_changed_and_its_video_plays_in_place(open_page: OpenPage) -> None:
    """Stalled, finished, played, and its link ended."""
    with console(open_page) as it:
        identifier = create_job(it.mock)
        it.page.locator("#view-jobs .option").click()
        it.page.get_by_role("button", name="Stall").click()
        expect(it.page.locator(".timeline")).to_contain_text("no end planned")
        it.page.get_by_role("button", name="Succeed").click()
        video = it.page.locator("video")
        video.evaluate("video => video.play()")
        played = video.evaluate("video => video.duration > 1 && video.error === null")
        expect(it.page.get_by_role("region", name="Response at the v2 address")).to_contain_text('"completed"')
        it.page.get_by_role("button", name="Expire the link").click()
        expect(it.page.locator("video")).to_have_count(0)
        expect(it.page.get_by_text("The link has expired")).to_be_visible()
        link = json.loads(fetch(it.mock, identifier).body)["video"]["url"]

    assert played
    assert send(it.mock, "GET", "/" + link.split("/", 3)[3]).status == 403


def test_jobs_are_filtered_by_state_model_key_and_words(open_page: OpenPage) -> None:
    """Each filter alone."""
    with console(open_page) as it:
        create(it.mock, prompt="a red fox", headers={"x-client-request-id": "order-17"})
        create(it.mock, key="another", prompt="a blue fox")
        it.mock.force(create_job(it.mock, model="pixverse/lip-sync"), "failed")
        view = it.view("jobs")
        rows = view.locator(".option")
        expect(rows).to_have_count(3)
        for name, value, left in (("State", "failed", 1), ("Model", TEXT, 2), ("API key", "2", 1)):
            view.get_by_label(name, exact=True).select_option(value)
            expect(rows).to_have_count(left)
            view.get_by_label(name, exact=True).select_option("")
        for words, left in (("fox", 2), ("FOX red", 1), ("order-17", 1), ("nothing", 0)):
            view.get_by_label("Search jobs").fill(words)
            expect(rows).to_have_count(left)
        expect(view.get_by_text("No job matches.")).to_be_visible()


def test_a_lost_connection_is_said_and_comes_back_by_itself(open_page: OpenPage) -> None:
    """With the jobs that were made meanwhile."""
    mock = Mock(clock="manual")
    first = create_job(mock)
    with mock.serve() as server:
        page = open_page(f"{server.base_url}/__mock/", is_checked=False)
        expect(page.locator("#connection")).to_have_text("live")
        page.locator("#view-jobs .option").click()
        expect(page.locator("#view-jobs .detail h2")).to_contain_text(first)
    expect(page.get_by_text("The mock does not respond.")).to_be_visible()
    create(mock)
    with mock.serve(port=int(server.base_url.rpartition(":")[2])):
        expect(page.locator("#connection")).to_have_text("live")
        expect(page.locator("#view-jobs .option")).to_have_count(2)
        expect(page.locator("#lost")).to_be_hidden()
        expect(page.locator("#view-jobs .detail h2")).to_contain_text(first)


def test_a_form_follows_the_schema_and_its_rules(open_page: OpenPage) -> None:
    """Choices, bounds and required fields; what would be refused is said and not sent."""
    with console(open_page) as it:
        view = it.view("make")
        expect(it.page.locator("#view-make .option").first).to_be_visible()
        shown = view.locator(".option").first.get_attribute("aria-setsize")
        view.locator(".option", has_text=TEXT).click()
        expect(view.get_by_text("It would be refused:")).to_contain_text('"prompt" is a required property')
        view.get_by_label("prompt required").fill("a fox")
        expect(view.get_by_text("It fits the contract.")).to_be_visible()
        view.get_by_label("resolution").select_option(label="1080p")
        view.get_by_label("duration").select_option(label="8")
        expect(view.get_by_text("It would be refused:")).to_contain_text("does not support 8-second videos")
        view.get_by_role("button", name="Send the request").click()
        view.get_by_label("duration").select_option(label="5")
        expect(view.get_by_text("It fits the contract.")).to_be_visible()
        view.get_by_role("button", name="Send the request").click()
        expect(view.get_by_text("Response: 200")).to_be_visible()
        calls = [json.loads(call["body"]) for call in it.mock.calls]

    assert shown == str(len(models()))
    assert calls == [{"model": TEXT, "prompt": "a fox", "resolution": "1080p", "duration": 5}]


def test_every_model_has_a_form(open_page: OpenPage) -> None:
    """With an input for each field of its schema."""
    with console(open_page) as it:
        it.view("make")
        made = it.page.evaluate(
            """async () => {
                const counted = {};
                for (const id of (await send("GET", "models")).models) {
                    const {schema} = await send("GET", itemPath("models", id));
                    const elements = Object.entries(schema.properties)
                        .map(([name, part]) => makeField(name, part, false, () => 0).element);
                    counted[id] = elements.filter((each) => each.querySelector("input, select, textarea")).length;
                }
                return counted;
            }"""
        )

    assert made == {model.id: len(model.fields) for model in models()}


def test_a_file_is_sent_where_the_field_takes_base64(open_page: OpenPage, tmp_path: Path) -> None:
    """As a data URI, where the field takes one."""
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    with console(open_page) as it:
        view = it.view("make")
        view.get_by_label("Search models").fill("happyhorse-1.1")
        view.locator(".option").first.click()
        view.get_by_label("prompt required").fill("a fox")
        view.get_by_label("A file for image_url").set_input_files(tmp_path / "a.png")
        expect(view.get_by_text("It fits the contract.")).to_be_visible()
        view.get_by_role("button", name="Send the request").click()
        expect(view.get_by_text("Response: 200")).to_be_visible()
        (sent,) = (json.loads(call["body"]) for call in it.mock.calls)

    assert sent["image_url"] == "data:image/png;base64,iVBORw=="


def test_the_shown_request_can_be_run(open_page: OpenPage) -> None:
    """In each language it is the request of the form, whatever its text, and reads the key from the environment."""
    commands = {"curl": ["bash"], "Python": [sys.executable], "JavaScript": ["node", "--input-type=module"]}
    if missing := [name for name in ("bash", "curl", "node") if shutil.which(name) is None]:
        pytest.skip(f"needs {missing[0]}")
    prompt = 'it\'s a "red" fox, $HOME `id` \\n ${x} ü'
    environment = os.environ | {"AIMLAPI_API_KEY": "the-key", "NO_PROXY": "*", "no_proxy": "*"}
    programs, errors = "", ""
    with console(open_page, keys=[{"key": "the-key"}]) as it:
        view = it.view("make")
        view.locator(".option", has_text=TEXT).click()
        view.get_by_label("prompt required").fill(prompt)
        for language, command in commands.items():
            view.get_by_label("Language").select_option(language)
            view.get_by_role("button", name="Copy").click()
            program = it.copied()
            done = subprocess.run(command, input=program, capture_output=True, text=True, timeout=60, env=environment)
            programs, errors = programs + program, errors + done.stderr
        sent = [json.loads(call["body"])["prompt"] for call in it.mock.calls]

    assert (sent, list(it.mock.jobs.values())) == ([prompt] * 3, ["queued"] * 3), errors
    assert "the-key" not in programs


def test_traffic_explains_sends_again_and_saves(open_page: OpenPage, tmp_path: Path) -> None:
    """A call that matched no route names the nearest; a call is sent again; all are saved as HAR, without the key."""
    key = "0123456789abcdef0123456789abcdef"
    with console(open_page) as it:
        create(it.mock, key=key, prompt=f"a fox {key}")
        send(it.mock, "GET", "/v2/vidoe/generations", None, key)
        view = it.view("traffic")
        view.locator(".option").filter(has_text="404").click()
        expect(view.locator(".detail")).to_contain_text(
            "no route matches GET /v2/vidoe/generations; the nearest is GET"
        )
        view.get_by_label("Outcome").select_option("ok")
        view.locator(".option").click()
        view.get_by_role("button", name="Copy as curl").click()
        curl = it.copied()
        view.get_by_role("button", name="Send it again").click()
        expect(view.locator(".option")).to_have_count(2)
        with it.page.expect_download() as saving:
            view.get_by_role("button", name="Save as HAR").click()
        saving.value.save_as(tmp_path / "a.har")
        view.get_by_role("button", name="Clear").click()
        expect(view.locator(".option")).to_have_count(0)
        jobs = len(it.mock.jobs)

    entries = json.loads((tmp_path / "a.har").read_text())["log"]["entries"]
    assert [(entry["request"]["method"], entry["response"]["status"]) for entry in entries] == [
        ("POST", 200),
        ("GET", 404),
        ("POST", 200),
    ]
    assert jobs == 2
    assert f"curl -X POST '{it.base_url}{V2}'" in curl
    assert '-H "Authorization: Bearer $AIMLAPI_API_KEY"' in curl
    assert key not in (tmp_path / "a.har").read_text() + curl


def test_every_effect_and_condition_has_its_explanation(open_page: OpenPage) -> None:
    """In the words of the schema."""
    definitions = scenario_schema()["$defs"]
    rows = definitions["what"]["else"]["properties"] | definitions["when"]["properties"]
    with console(open_page) as it:
        choices = it.view("faults").locator(".choice")
        expect(choices).to_have_count(len(rows))
        shown = {line.split("\n")[0]: line.split("\n")[-1] for line in choices.all_inner_texts()}

    assert {name: text.split("\n")[-1] for name, text in shown.items()} == {
        name: row["description"] for name, row in rows.items()
    }


def test_a_fault_of_several_kinds_of_values_is_made_as_it_was_entered(open_page: OpenPage) -> None:
    """Numbers, objects, words and texts; and what has happened of it."""
    with console(open_page) as it:
        view = it.view("faults")
        for name, value in {
            "status": "429",
            "retry_after": '{"date": 5}',
            "headers": '{"x-a": "b"}',
            "prompt": "^fox: [a]",
            "nth": "2",
        }.items():
            view.get_by_label(f"Value of {name}", exact=True).fill(value)
        view.get_by_label("handled", exact=True).check()
        view.get_by_label("Times").fill("always")
        view.get_by_label("Name").fill("busy: yes")
        view.get_by_role("button", name="Add the fault").click()
        expect(view.locator("tbody tr")).to_have_count(1)
        statuses = [create(it.mock, prompt="fox: a").status for _ in range(3)]
        expect(view.locator("tbody td.number")).to_have_text(["always", "2", "0"])
        view.get_by_role("button", name="Copy as YAML").click()
        yaml = it.copied()
        view.get_by_label("delay", exact=True).check()
        view.get_by_label("Value of delay").fill("-1")
        view.get_by_role("button", name="Add the fault").click()
        expect(it.page.locator("#problem")).to_contain_text("fault.what.delay: -1 is less than the minimum of 0")
        view.get_by_role("button", name="Remove all").click()
        expect(view.get_by_text("No faults.")).to_be_visible()

    what = {"status": 429, "headers": {"x-a": "b"}, "retry_after": {"date": 5}, "handled": True}
    assert statuses == [200, 429, 429]
    assert load_yaml(yaml) == {
        "clock": "manual",
        "faults": [{"name": "busy: yes", "when": {"prompt": "^fox: [a]", "nth": 2}, "what": what, "times": "always"}],
    }


def load_yaml(text: str) -> Any:
    """Read YAML as the mock does."""
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(text)


def test_the_clock_is_moved_and_changes_its_speed(open_page: OpenPage) -> None:
    """It is always visible."""
    with console(open_page, queue_seconds=[5, 5], generate_seconds=[100, 100]) as it:
        page, state = it.page, it.page.locator("#view-jobs .option .pill")
        create(it.mock)
        expect(state).to_have_text("queued")
        page.get_by_role("button", name="Next change").click()
        expect(state).to_have_text("generating")
        expect(page.locator("#now")).to_have_text("2026-01-01 00:00:05 UTC")
        page.get_by_role("button", name="+1 min").click()
        expect(page.locator("#now")).to_have_text("2026-01-01 00:01:05 UTC")
        page.locator("#speed").select_option("speed:600")
        expect(state).to_have_text("succeeded")
        create(it.mock)
        page.get_by_role("button", name="Finish all").click()
        expect(state).to_have_text(["succeeded", "succeeded"])
        page.get_by_role("button", name="Start over …").click()
        page.get_by_role("dialog").get_by_role("button", name="Start over").click()
        expect(state).to_have_count(0)

    assert it.mock.scenario.clock == "speed:600"


def test_namespaces_are_switched(open_page: OpenPage) -> None:
    """Each with its own jobs and clock, at its own address."""
    with console(open_page) as it:
        create(it.mock.namespace("blue"), prompt="a blue fox")
        it.page.get_by_label("Namespace").focus()
        it.page.get_by_label("Namespace").select_option("blue")
        expect(it.page.locator("#view-jobs .prompt")).to_have_text("a blue fox")
        it.page.get_by_role("button", name="+10 s").click()
        expect(it.page.locator("#now")).to_have_text("2026-01-01 00:00:10 UTC")
        address = it.page.url
        it.page.get_by_label("Namespace").select_option("default")
        expect(it.page.locator("#now")).to_have_text("2026-01-01 00:00:00 UTC")

    assert address.endswith("/ns/blue/__mock/")


def test_money_is_shown_as_sums_picture_and_rows(open_page: OpenPage) -> None:
    """The sums are those of the ledger; a row leads to its job."""
    with console(open_page) as it:
        for state in ("succeeded", "failed", "queued"):
            it.mock.force(create_job(it.mock), state)
            it.mock.advance(1)
        view = it.view("money")
        row = it.mock.ledger[0]
        expect(view.locator(".sum.charged")).to_contain_text(f"{row['credits']:,}")
        expect(view.locator(".sum.held")).to_contain_text(f"{row['credits']:,}")
        expect(view.get_by_role("img")).to_have_attribute("aria-label", re.compile("charged"))
        view.locator(".option").filter(has_text="charged").click()
        expect(it.page.locator("#view-jobs .detail h2")).to_contain_text(row["job_id"])


def test_hostile_text_is_shown_as_text(open_page: OpenPage) -> None:
    """HTML, scripts, and characters that would hide or turn others, wherever a request can put them."""
    key = "0123456789abcdef0123456789abcdef"
    with console(open_page) as it:
        create(it.mock, key=key, prompt=f"{HOSTILE} {key}")
        send(it.mock, "POST", V2, {"model": HOSTILE}, headers={"x-a": HOSTILE.replace("\x00", "")})
        send(it.mock, "GET", f"/v2/{HOSTILE}")
        it.mock.fault("lost", name=HOSTILE)
        expect(it.page.locator("#view-jobs .option .prompt")).to_have_text(f"{SHOWN} ***")
        it.page.locator("#view-jobs .option").click()
        expect(it.page.locator("#view-jobs .detail .prompt")).to_have_text(f"{SHOWN} ***")
        view = it.view("traffic")
        for number in range(3):
            view.locator(".option").nth(number).click()
            expect(view.locator(".detail h2 b")).to_have_text(["404", "400", "200"][number])
            expect(view.locator(".detail")).to_contain_text("<img src=x onerror=")
        expect(it.view("faults").locator("tbody b")).to_have_text(SHOWN)
        text = it.page.content()
        images = it.page.evaluate("document.querySelectorAll('img, main script').length")
        title = it.page.title()

    assert (images, title) == (0, "reelkit · mock")
    assert [mark for mark in (key, "\u202e", "\x1b") if mark in text] == []


def test_five_thousand_jobs_are_a_list_of_a_few_rows(open_page: OpenPage) -> None:
    """Only what is seen is in the document; the keyboard reaches the last one, and what is looked at stays in place."""
    with console(open_page) as it:
        for number in range(5_000):
            create(it.mock, prompt=f"fox {number}")
        expect(it.page.locator("#view-jobs .tools [role=status]")).to_have_text("5,000 jobs")
        in_document = it.page.locator("#view-jobs .option").count()
        it.page.get_by_role("listbox", name="Jobs").focus()
        it.page.keyboard.press("End")
        expect(it.page.locator("#view-jobs .option[aria-selected=true] .prompt")).to_have_text("fox 0")
        expect(it.page.locator("#view-jobs .detail .prompt")).to_have_text("fox 0")
        it.page.keyboard.press("ArrowUp")
        expect(it.page.locator("#view-jobs .detail .prompt")).to_have_text("fox 1")
        create(it.mock, prompt="a new one")
        expect(it.page.locator("#view-jobs .tools [role=status]")).to_have_text("5,001 jobs")
        expect(it.page.locator("#view-jobs .option[aria-selected=true]")).to_be_in_viewport()
        marked = it.page.get_by_role("listbox", name="Jobs").get_attribute("aria-activedescendant")
        chosen = it.page.locator("#view-jobs .option[aria-selected=true]").get_attribute("id")

    assert in_document < 60
    assert marked == chosen


def test_a_mock_with_a_token_asks_for_it(open_page: OpenPage) -> None:
    """Until it is right, nothing is shown; then it is kept for this tab."""
    mock = Mock(clock="manual", admin_token="s3cret")
    create(mock, prompt="a fox")
    with mock.serve() as server:
        page = open_page(f"{server.base_url}/__mock/")
        for token in ("wrong", "s3cret"):
            page.get_by_role("dialog").get_by_label("Admin token").fill(token)
            page.get_by_role("dialog").get_by_role("button", name="OK").click()
        expect(page.locator("#view-jobs .option .prompt")).to_have_text("a fox")
        page.reload()
        expect(page.locator("#view-jobs .option .prompt")).to_have_text("a fox")


def test_every_view_fits_the_window(open_page: OpenPage) -> None:
    """Of a phone, a laptop and a large screen: nothing is cut off at the side, and the clock is visible."""
    widths = {}
    with console(open_page) as it:
        populate(it.mock)
        for width in (390, 1280, 2560):
            it.page.set_viewport_size({"width": width, "height": 844})
            it.page.reload()
            for name in VIEWS:
                choose_first(it.view(name))
                widths[width, name] = it.page.evaluate("document.documentElement.scrollWidth")
                expect(it.page.locator("#now")).to_be_in_viewport()

    assert {place: width for place, width in widths.items() if width != place[0]} == {}


def test_every_view_is_accessible(open_page: OpenPage) -> None:
    """axe-core finds nothing: names, roles and contrast among others; contrast in the dark as well."""
    script = installed(AXE, Path("node_modules", "axe-core", "axe.min.js")).read_text(encoding="utf-8")
    found = {}
    with console(open_page) as it:
        populate(it.mock)
        it.page.evaluate(script)
        for name in VIEWS:
            choose_first(it.view(name))
            for scheme, rules in (("light", "undefined"), ("dark", "['color-contrast']")):
                it.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                violations = it.page.evaluate(f"async () => (await axe.run({{runOnly: {rules}}})).violations")
                found[name, scheme] = [
                    (rule["id"], node["failureSummary"]) for rule in violations for node in rule["nodes"]
                ]

    assert {place: problems for place, problems in found.items() if problems} == {}


def populate(mock: Mock) -> None:
    """Jobs in every state, calls, and faults."""
    for state in ("queued", "generating", "succeeded", "failed"):
        mock.force(create_job(mock, prompt="a red fox in snow " * 8), state)
        mock.advance(10)
    send(mock, "GET", f"/v2/{'x' * 150}")
    mock.fault({"status": 503}, route="fetch", times=2)


def choose_first(view: Locator) -> None:
    """Show the details of the first row, if the view has rows that have details."""
    row = view.locator(".option").first
    if view.locator(".detail").count():
        row.click()
        expect(view.locator(".detail h2")).to_be_visible()
