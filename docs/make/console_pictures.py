"""Photographs the mock's console for docs/offline.md: `python -m docs.make.console_pictures`.

It needs Playwright and Chromium. Run it after a change of the page; `python -m docs.make` does not, because the
pictures depend on the fonts of the machine.
"""

from pathlib import Path

import httpx

from reelkit_mock import Mock
from tests.mock.browser.chromium import started_chromium

PICTURES = Path(__file__).parents[1] / "pictures"
SIZE = {"width": 1280, "height": 720}
SUBJECTS = ("a red fox in snow", "a lighthouse in a storm", "waves on a black beach", "a train through autumn hills")
MODEL, CREATE = "pixverse/v5/text-to-video", "/v2/video/generations"


def main() -> None:
    """Make a scene, open the console, and write one picture for each view that the page shows."""
    mock = Mock(clock="manual", seed=3, queue_seconds=[3, 9], generate_seconds=[30, 60])
    with mock.serve() as server:
        with httpx.Client(base_url=server.base_url, headers={"authorization": "Bearer any-key"}) as client:
            # The newest jobs are in every state when the clock stands still.
            for number in range(12):
                prompt = SUBJECTS[number % len(SUBJECTS)]
                client.post(CREATE, json={"model": MODEL, "prompt": prompt, "duration": 5 + number % 2 * 3})
                mock.advance(7)
            mock.fault({"status": 503, "retry_after": 2}, route="fetch", times=2)
            mock.force(list(mock.jobs)[9], "failed")
            client.get(CREATE, params={"generation_id": next(iter(mock.jobs))})
            client.post(CREATE, json={"model": MODEL, "prompt": SUBJECTS[0], "resolution": "1080p", "duration": 8})
        _photograph(server.base_url)


def _photograph(base_url: str) -> None:
    with started_chromium() as browser:
        page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
        page.goto(base_url)
        page.locator("#view-jobs .option").nth(3).click()
        page.locator("#view-jobs .timeline").wait_for()
        page.screenshot(path=PICTURES / "console-jobs.png")
        page.click("nav a[href='#traffic']")
        page.locator("#view-traffic .option").first.click()
        page.locator("#view-traffic .detail h2").wait_for()
        page.screenshot(path=PICTURES / "console-traffic.png")


if __name__ == "__main__":
    main()
