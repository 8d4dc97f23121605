"""The form that makes a job of any model."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from reelkit_specs import models
from tests.mock.browser.conftest import OpenPage
from tests.mock.browser.console import console
from tests.mock.mock_requests import TEXT

pytestmark = pytest.mark.slow


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
