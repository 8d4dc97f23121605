"""The pages of the packages share one set of colours and fonts."""

import re
from pathlib import Path

import pytest

from reelkit._cli.batch_files import sheet
from reelkit_conformance._report.html import page
from reelkit_mock._admin import console
from reelkit_specs import design_tokens

STYLES = {
    "contact sheet": sheet.TEMPLATE,
    "report": page.PAGE,
    "console": console.FOLDER / "console.css",
}
LOCAL = {"--row", "--tone"}  # set by a rule of the page itself


@pytest.mark.parametrize("path", STYLES.values(), ids=STYLES)
def test_a_page_uses_the_shared_tokens_and_no_colour_of_its_own(path: Path) -> None:
    """Black behind videos and dialogs is none: it is the same in light and dark."""
    text = path.read_text(encoding="utf-8")
    used = set(re.findall(r"var\((--[\w-]+)", text))

    assert used - LOCAL - set(re.findall(r"(--[\w-]+):", design_tokens())) == set()
    assert set(re.findall(r"#[0-9a-f]{3,8}\b(?=[;} ])", text)) - {"#000", "#0008"} == set()
    assert "$tokens" in text or path.suffix == ".css"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG 2 computes it."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as `#1a1f27`."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_can_be_read_in_light_and_dark() -> None:
    """Every tone of text has a contrast of 4.5 on every ground, and edges of inputs have 3."""
    light, dark = (
        dict(re.findall(r"(--\w+): (#[0-9a-f]+)", part))
        for part in design_tokens().split("@media (prefers-color-scheme")
    )
    texts = ("--ink", "--soft", "--link", "--good", "--bad", "--warn", "--idle", "--busy", "--rare")
    weak = [
        (text, ground, round(contrast(scheme[text], scheme[ground]), 2))
        for scheme in (light, dark)
        for text in (*texts, "--edge")
        for ground in ("--ground", "--card", "--sunk")
        if contrast(scheme[text], scheme[ground]) < (3 if text == "--edge" else 4.5)
    ]

    assert weak == []
    assert light.keys() == dark.keys()
