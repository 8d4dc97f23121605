"""Runs the blocks of a page in order, in one folder and one namespace, with a mock as the service."""

import contextlib
import json
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from click.testing import CliRunner

from reelkit import no_waiting
from reelkit.__main__ import main
from reelkit_mock import Mock
from tests import s3
from tests.media import picture
from tests.postgres import running_server

from .blocks import ROOT, Block
from .commands import command_errors
from .data_blocks import READERS
from .rules import CLOCK, ENDS_WITH, INSTEAD, NOT_RUN, PROGRAMS, SHOWN

TIMEOUT = 60.0  # seconds, after which a command is considered to hang
ADDRESS = "http://127.0.0.1:8080"  # the server of the reader, in the pages
BUCKET = "fox-films"  # of the reader, in the pages


class PageRun:
    """The state of a page that is run."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self._folder, self._patch, self._stack = folder, patch, contextlib.ExitStack()
        self._names: dict[str, Any] = {"__name__": "page"}
        self._tests: list[str] = []
        self._postgres = ""  # the URL of a journal, once a line has one
        self._has_bucket = False
        self.commands_run = 0

    def __enter__(self) -> "PageRun":
        self._stack.enter_context(no_waiting())
        self._base_url = self._stack.enter_context(Mock(clock="looks:2").serve()).base_url
        (self._folder / "specs").symlink_to(ROOT / "specs")  # some pages use the vendor's documents
        (self._folder / "spring.png").write_bytes(picture())  # a picture of the reader
        self._patch.chdir(self._folder)
        self._patch.setenv("AIMLAPI_API_KEY", "0123456789abcdef")
        self._patch.setenv("AIMLAPI_BASE_URL", self._base_url)
        self._patch.setenv("REELKIT_JOURNAL", str(self._folder / "journal.db"))  # not the journal of the user
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def run(self, block: Block) -> None:
        """Run the block. Raises AssertionError if it does not do what it shows."""
        if block.title:
            file = self._folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        if block.language == "python" and not block.title:
            self._python(block)
        elif block.language in ("sh", "console"):
            for command, shown in _commands(block):
                self._line(block, command, shown)
                self.commands_run += 1
        elif block.title and block.language in PROGRAMS:
            pass  # a command below runs it
        elif block.language in READERS:
            READERS[block.language](block)
        else:
            assert block.language in SHOWN, f"{block.where}: there is no rule for {block.language}"

    def run_tests(self) -> None:
        """Run the tests of the page, collected in one file."""
        if not self._tests:
            return
        Path("test_page.py").write_text("\n".join(self._tests), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_page.py"]
        run = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
        assert run.returncode == 0, run.stdout

    def _python(self, block: Block) -> None:
        if "def test_" in block.text:
            self._tests.append(block.text)
            return
        exec(compile(block.text, block.where, "exec"), self._names)

    def _line(self, block: Block, line: str, shown: str | None) -> None:
        """One line of a shell. Commands are separated by && only."""
        for command in line.split("&&"):
            words = shlex.split(command, comments=True)
            if not words:
                continue
            assert (errors := command_errors(command)) == [], f"{block.where}: {errors}"
            if any(re.search(rule.pattern, command.strip()) for rule in NOT_RUN):
                continue
            if f"s3://{BUCKET}/" in command and not self._has_bucket:
                self._start_store()
            for rule in INSTEAD:
                if "{postgres}" in (rule.becomes or "") and re.search(rule.pattern, command):
                    self._postgres = self._postgres or self._stack.enter_context(running_server()).url()
                becomes = rule.becomes and rule.becomes.format(base_url=self._base_url, postgres=self._postgres)
                command = re.sub(rule.pattern, becomes or "", command)
            words = shlex.split(command, comments=True)
            if words[0] == "export":
                continue  # the key of the mock is set already
            assert words[0] == "reelkit", f"{block.where}: there is no rule for the line {line}"
            run = {"mock": self._mock, "run": self._program}.get(words[1])
            printed = run(words) if run else self._reelkit(block, words)
            if shown is not None:
                assert _matches(printed, shown), f"{block.where}: {line} prints\n{printed}"

    def _start_store(self) -> None:
        """Start an S3 server with the bucket of the pages."""
        server = self._stack.enter_context(s3.running_server())
        server.client.create_bucket(Bucket=BUCKET)
        for name, value in server.environment.items():
            self._patch.setenv(name, value)
        self._has_bucket = True

    def _reelkit(self, block: Block, words: list[str]) -> str:
        result = CliRunner().invoke(main, words[1:], prog_name="reelkit")
        expected = ENDS_WITH.get(" ".join(words[:3]), 0)
        assert result.exit_code == expected, f"{block.where}: {words} ends with {result.exit_code}\n{result.output}"
        return result.output.replace(self._base_url, ADDRESS)

    def _program(self, words: list[str]) -> str:
        """Run a program of the page, if what it needs is installed."""
        if shutil.which(words[words.index("--") + 1]) is None:
            return ""
        command = [sys.executable, "-m", *words]
        run = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT)
        assert run.returncode == 0, run.stderr
        return run.stdout

    def _mock(self, words: list[str]) -> str:
        """Start a mock in a process that runs until the end of the page."""
        command = [sys.executable, "-m", *words, *CLOCK]
        process = self._stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        self._stack.callback(_interrupt, process)
        assert process.stdout is not None
        self._base_url = json.loads(process.stdout.readline())["base_url"]
        self._patch.setenv("AIMLAPI_BASE_URL", self._base_url)
        return f'{{"base_url": "{ADDRESS}"}}\n'


def _commands(block: Block) -> Iterator[tuple[str, str | None]]:
    """Each command of a block, with the output shown below it, or None."""
    if block.language == "sh":
        yield from ((line, None) for line in block.text.splitlines())
        return
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def _matches(printed: str, shown: str) -> bool:
    """Whether the output matches. A line of three dots matches any lines; three dots in a line match any text."""
    lines = [
        r"(?:.*\n)*" if line.strip() == "..." else f"{'.*'.join(map(re.escape, line.split('...')))}\n"
        for line in shown.splitlines()
    ]
    return re.fullmatch("".join(lines), printed) is not None


def _interrupt(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGINT)
    assert process.wait(TIMEOUT) == 0
