"""The view of the jobs: as they happen, changed, filtered, and by the thousand."""

import json

import pytest
from playwright.sync_api import expect

from reelkit_mock import Mock
from tests.mock.browser.conftest import OpenPage
from tests.mock.browser.console import console
from tests.mock.mock_requests import TEXT, create, create_job, fetch, send

pytestmark = pytest.mark.slow


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
