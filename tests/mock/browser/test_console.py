"""The console as a whole: a new user, hostile text, the token, every window and accessibility."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from reelkit_mock import Mock
from tests.mock.browser.conftest import OpenPage
from tests.mock.browser.console import VIEWS, choose_first, console, populate
from tests.mock.mock_requests import TEXT, V2, create, send
from tests.npm_package import installed

HOSTILE = "<img src=x onerror=\"document.title='broken'\"></script><script>alert(1)</script>\u202e\x1b[31m\x00'\"&amp;"
SHOWN = HOSTILE.replace("\u202e", "\\u202e").replace("\x1b", "\\u001b").replace("\x00", "\\u0000")
# The paragraphs that are wider than the box they stand in.
CUT = """[...document.querySelectorAll("main section:not([hidden]) :is(p, h2, dd)")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent.slice(0, 60))"""
AXE = Path(__file__).with_name("axe")

pytestmark = pytest.mark.slow


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
    widths, cut = {}, {}
    with console(open_page) as it:
        populate(it.mock)
        for width in (390, 1280, 2560):
            it.page.set_viewport_size({"width": width, "height": 844})
            it.page.reload()
            for name in VIEWS:
                choose_first(it.view(name))
                widths[width, name] = it.page.evaluate("document.documentElement.scrollWidth")
                cut[width, name] = it.page.evaluate(CUT)
                expect(it.page.locator("#now")).to_be_in_viewport()

    assert {place: width for place, width in widths.items() if width != place[0]} == {}
    assert {place: texts for place, texts in cut.items() if texts} == {}


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
