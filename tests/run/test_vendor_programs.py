"""The vendor's own sample programs, not a byte changed, in every personality."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

pytestmark = pytest.mark.slow

PERSONALITIES = ("documented", "native", "relay", "mixed")
END = "Processing complete:"  # what a program prints when it has its video
TEXT, V55, IMAGE = "v5-text-to-video.page.md", "v5-5-text-to-video.page.md", "v5-image-to-video.page.txt"


class Program(NamedTuple):
    """A program on a page: the n-th of its language, and what it prints at its end."""

    page: str
    language: str
    number: int
    says: str


PROGRAMS = [
    *(Program(TEXT, language, number, END) for language in ("python", "javascript") for number in (0, 1)),
    *(Program(V55, language, 0, "queued") for language in ("python", "javascript")),  # they create a job and end
    *(Program(IMAGE, "javascript", number, END) for number in (0, 1)),  # its Python has lost its indentation
]


def text_of(page: str, seeds: Path, language: str, number: int) -> str:
    """Return the text of a program on a page."""
    text = (seeds / page).read_text(encoding="utf-8")
    if page.endswith(".md"):
        found = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    else:  # a page without fences: a program starts with its first line and ends with the call of main
        found = re.findall(r"(?:^const https|^// Insert your AIML).*?^main\(\);$", text, re.DOTALL | re.MULTILINE)
    assert len(found) > number, f"{page} has not so many programs in {language}"
    return str(found[number])


ONE_BY_ONE = 'for program in "$@"; do "$0" "$program" > "$program.out" || exit; done'


@pytest.mark.parametrize("personality", PERSONALITIES)
@pytest.mark.parametrize("language", ["python", "javascript"])
def test_the_programs_of_the_vendor_finish(language: str, personality: str, seeds: Path, tmp_path: Path) -> None:
    """Each creates a job, polls it as written, and prints the same as at the vendor."""
    runner = {"python": sys.executable, "javascript": shutil.which("node")}[language]
    if runner is None:
        pytest.skip("node is not installed, and these programs are JavaScript")
    programs = {tmp_path / str(n): each for n, each in enumerate(PROGRAMS) if each.language == language}
    for file, program in programs.items():
        file.write_text(text_of(program.page, seeds, language, program.number), encoding="utf-8")

    options = ["--personality", personality, "--clock", "polls:1"]  # done at the first poll, so that none waits
    command = [
        sys.executable,
        "-m",
        "reelkit",
        "run",
        *options,
        "--",
        "sh",
        "-c",
        ONE_BY_ONE,
        runner,
        *map(str, programs),
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert run.returncode == 0, run.stderr
    said = {file: file.with_suffix(".out").read_text(encoding="utf-8") for file in programs}
    assert [(program, said[file]) for file, program in programs.items() if program.says not in said[file]] == []
    requests = sum(2 if program.says == END else 1 for program in programs.values())
    [summary] = run.stderr.splitlines()
    assert summary.startswith(f"reelkit run: {requests} requests to the mock, {len(programs)} jobs, ")
