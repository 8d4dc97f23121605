"""How fast the mock's console is with 5,000 jobs: `python -m benchmarks.mock.console`.

It needs Playwright and Chromium. First paint, the time from a response to its row on the page, and the frames of a
list that is scrolled, counted in Chromium's own trace.
"""

import json
import statistics

from playwright.sync_api import Browser, Page

from reelkit_mock import Mock, Request
from tests.mock.browser.chromium import started_chromium

JOBS = 5_000
GOALS = {"first paint, ms": 300, "event on the page, ms": 300, "frames per second": 30}
CREATE = "/v2/video/generations"
HEADERS = {"authorization": "Bearer any-key", "content-type": "application/json"}
BODY = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow"}
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
# Creates a job as another program would, and waits until its row is there.
EVENT = """async ([path, headers, body]) => {
    const shown = () => document.querySelector("#view-jobs .option .prompt").textContent;
    await fetch(path, {method: "POST", headers, body: JSON.stringify(body)});
    const start = performance.now();
    while (shown() !== body.prompt) await new Promise(requestAnimationFrame);
    return performance.now() - start;
}"""
SCROLL = """async (seconds) => {
    const list = document.querySelector("#view-jobs .list"), end = performance.now() + 1000 * seconds;
    while (performance.now() < end) {
        list.scrollTop += 180;
        await new Promise(requestAnimationFrame);
    }
}"""


def main() -> None:
    """Print a line for each figure, with its goal."""
    mock = Mock(clock="manual")
    for _ in range(JOBS):
        mock.handle(Request("POST", CREATE, HEADERS, json.dumps(BODY).encode()))
    with mock.serve() as server, started_chromium() as browser:
        page = browser.new_page()
        figures = dict(zip(GOALS, measured(browser, page, f"{server.base_url}/__mock/"), strict=True))
    for name, figure in figures.items():
        print(f"{name}: {figure:.0f} (goal: {GOALS[name]})")


def measured(browser: Browser, page: Page, url: str) -> tuple[float, float, float]:
    """The figures, in the order of the goals."""
    paints = []
    for _ in range(5):
        page.goto(url)
        page.locator("#view-jobs .tools [role=status]", has_text=f"{JOBS:,} jobs").wait_for()
        paints.append(page.evaluate(PAINT))
    events = [page.evaluate(EVENT, [CREATE, HEADERS, BODY | {"prompt": f"event {number}"}]) for number in range(20)]
    browser.start_tracing(page=page, categories=["disabled-by-default-devtools.timeline.frame"])
    page.evaluate(SCROLL, 3)
    trace = json.loads(browser.stop_tracing())["traceEvents"]
    drawn = [event["ts"] / 1e6 for event in trace if event["name"] == "DrawFrame"]
    return statistics.median(paints), statistics.median(events), (len(drawn) - 1) / (drawn[-1] - drawn[0])


if __name__ == "__main__":
    main()
