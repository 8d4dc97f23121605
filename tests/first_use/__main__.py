"""``python -m tests.first_use [--quick]``: exit code 1 if a command of the README fails."""

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
from .machine import ROOT, Machine, clean_machine

TIMEOUT = 3600.0  # seconds, after which a command is considered to hang
SERVER_TIMEOUT = 60.0  # seconds for a server to start, and to stop


def run(command: str, machine: Machine) -> str:
    """Run a command. Returns the error, or an empty string."""
    try:
        done = subprocess.run(
            ["sh", "-ec", command],
            cwd=machine.clone,
            env=machine.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIMEOUT,
        )
    except subprocess.TimeoutExpired:
        return f"it did not finish in {TIMEOUT:.0f} s"
    return f"it exited with {done.returncode}: {done.stdout}" if done.returncode else ""


def serve(command: str, machine: Machine) -> str:
    """Run a command that serves, send it one request, and interrupt it. Returns the error, or an empty string."""
    with subprocess.Popen(
        [
            "sh",
            "-ec",
            f"trap : INT\n{command}",
        ],  # the shell gets Ctrl-C too
        cwd=machine.clone,
        env=machine.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a process group, as a terminal sends Ctrl-C to all processes of a command
    ) as process:
        try:
            url = json.loads(process.stdout.readline())["base_url"]  # type: ignore[index,union-attr] # it is a pipe
            with urllib.request.urlopen(f"{url}/__mock/", timeout=SERVER_TIMEOUT) as response:
                status = response.status
            os.killpg(process.pid, signal.SIGINT)
            code = process.wait(SERVER_TIMEOUT)
        except (OSError, ValueError, subprocess.TimeoutExpired) as failure:
            os.killpg(process.pid, signal.SIGKILL)
            return f"it did not serve: {failure}"
    return "" if (status, code) == (200, 0) else f"it returned {status} and exited with {code}"


def attempt(command: Command, install: str) -> str:
    """Run a command on a clean machine. *install* runs first unless the command installs reelkit itself."""
    with tempfile.TemporaryDirectory(prefix="first-use-") as name:
        machine = clean_machine(Path(name))
        if not command.installs and (error := run(install, machine)):
            return error
        return (serve if command.way == "serve" else run)(command.text, machine)


def main(quick: bool) -> int:
    """Run all commands, one after the other."""
    found = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    install = found[0].text.partition(" && ")[0]
    failures = 0
    for command in found:
        if command.way == "skip" or (quick and command.way == "long"):
            print(f"skipped      {command.first_line}\n             {command.why}", flush=True)
            continue
        began = time.monotonic()
        error = attempt(command, install)
        failures += bool(error)
        print(f"{'FAILED' if error else 'ok':6} {time.monotonic() - began:3.0f} s {command.first_line}", flush=True)
        if error:
            print(error)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main("--quick" in sys.argv[1:]))
