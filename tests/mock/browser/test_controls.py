"""The views of traffic, faults and money, and the clock and namespaces above them."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from ruamel.yaml import YAML

from reelkit_mock._scenario.schema import scenario_schema
from tests.mock.browser.conftest import OpenPage
from tests.mock.browser.console import console
from tests.mock.mock_requests import V2, create, create_job, send

pytestmark = pytest.mark.slow


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
    assert YAML(typ="safe", pure=True).load(yaml) == {
        "clock": "manual",
        "faults": [{"name": "busy: yes", "when": {"prompt": "^fox: [a]", "nth": 2}, "what": what, "times": "always"}],
    }


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
