"""How telemetry is switched on, and what it costs where it is not."""

import subprocess
import sys
from typing import Any

import pytest

from reelkit import Client, ReelkitError
from tests.wrapper.face import KEY

PROGRAM = """
import sys
if {blocked}:
    sys.modules["opentelemetry"] = None
from reelkit import Client, Telemetry
from reelkit_mock import Mock
client = Client("any-key", base_url="https://mock", transport=Mock().transport(), telemetry={telemetry})
client.submit({{"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}})
print([name for name in sys.modules if name.startswith(("opentelemetry", "reelkit._client.observed"))])
"""


def run(blocked: bool, telemetry: str) -> "subprocess.CompletedProcess[str]":
    """Run the program in a process of its own."""
    program = PROGRAM.format(blocked=blocked, telemetry=telemetry)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)


@pytest.mark.slow
def test_a_client_without_telemetry_imports_nothing_for_it() -> None:
    """Although OpenTelemetry is installed."""
    assert run(False, "None").stdout == "[]\n"


@pytest.mark.slow
def test_a_client_without_telemetry_does_not_need_it() -> None:
    """OpenTelemetry is not installed with reelkit alone."""
    ended = run(True, "None")

    assert (ended.returncode, ended.stdout) == (0, "['opentelemetry']\n")


@pytest.mark.slow
def test_telemetry_without_its_extra_names_the_extra() -> None:
    """When the client is made, before anything is sent."""
    ended = run(True, "Telemetry()")

    last = ended.stderr.splitlines()[-1]
    assert last.endswith("for telemetry, an extra is needed that is not installed: pip install 'reelkit[otel]'")


@pytest.mark.parametrize("given", [True, "otel", {}])
def test_another_value_than_a_telemetry_is_refused(given: Any) -> None:
    """Also True: what it would report to would be a guess."""
    with pytest.raises(ReelkitError, match="telemetry must be a Telemetry or None"):
        Client(KEY, telemetry=given)
