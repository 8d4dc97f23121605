"""``python -m tests.stranger [--quick]``: exit code 1 if a command of the README does not do what it says."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from .commands import Command, commands
from .machine import ROOT, Machine, machine

LONGEST = 3600.0  # seconds; a command that needs them hangs
SOON = 60.0  # seconds for a server to speak, and to end


def run(command: str, on: Machine) -> str:
    """Give a command, and wait for its end. What is wrong, if anything is."""
    try:
        done = subprocess.run(
            ["sh", "-ec", command],
            cwd=on.clone,
            env=on.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return f"it did not end in {LONGEST:.0f} s"
    return f"it ended with {done.returncode}: {done.stdout}" if done.returncode else ""


def serve(command: str, on: Machine) -> str:
    """Give a command that serves, ask once at the address that it tells, press Ctrl-C. What is wrong, if anything."""
    with subprocess.Popen(
        ["sh", "-ec", f"trap : INT\n{command}"],  # Ctrl-C reaches the shell too, which is to tell the command's end
        cwd=on.clone,
        env=on.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a terminal sends Ctrl-C to all that a command has started
    ) as process:
        try:
            url = json.loads(process.stdout.readline())["base_url"]  # type: ignore[index,union-attr] # it is a pipe
            with urllib.request.urlopen(f"{url}/__mock/", timeout=SOON) as answer:
                status = answer.status
            os.killpg(process.pid, signal.SIGINT)
            code = process.wait(SOON)
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            os.killpg(process.pid, signal.SIGKILL)
            return f"it did not serve: {error}"
    return "" if (status, code) == (200, 0) else f"it answered {status}, and ended with {code}"


def attempt(command: Command, install: str) -> str:
    """A command on a machine of its own; *install* comes first if the command calls what it does not bring."""
    with tempfile.TemporaryDirectory(prefix="stranger-") as name:
        on = machine(Path(name))
        if not command.installs and (wrong := run(install, on)):
            return wrong
        return (serve if command.way == "serve" else run)(command.text, on)


def main(quick: bool) -> int:
    """Try all of them, one after the other."""
    found = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    install = found[0].text.partition(" && ")[0]
    failures = 0
    for command in found:
        if command.way == "leave" or (quick and command.way == "long"):
            print(f"not run      {command.first_line}\n             {command.why}", flush=True)
            continue
        began = time.monotonic()
        wrong = attempt(command, install)
        failures += bool(wrong)
        print(f"{'FAILED' if wrong else 'ok':6} {time.monotonic() - began:3.0f} s {command.first_line}", flush=True)
        if wrong:
            print(wrong)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main("--quick" in sys.argv[1:]))
