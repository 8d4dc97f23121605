"""How long the contract pipeline takes, and how much one request class imports.

    python benchmarks/pipeline.py

Run it where nox is installed. It generates into this checkout, which gives no diff if nothing was changed.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 5
ENVIRONMENT_PYTHON = ROOT / ".nox" / "generate" / "bin" / "python"
SESSION = [sys.executable, "-m", "nox", "-s", "generate"]

# The same documents through the generator alone, from the reader's view that the pipeline makes.
MAKE_READER = """
import sys
from pathlib import Path
from reelkit_specs.pipeline._build import build
from reelkit_specs.pipeline._json import dump
from reelkit_specs.pipeline._project import Project
Path(sys.argv[2]).write_text(dump(build(Project(Path(sys.argv[1]))).reader))
"""
COUNT_MODULES = """
import sys
before = set(sys.modules)
from reelkit_api.models import PixverseV5TextToVideo
print(len(sys.modules), len(set(sys.modules) - before))
"""


def seconds(command: list[str], cwd: Path = ROOT) -> float:
    """How long the command takes."""
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure in turn, so that a slow moment hits both, and print medians."""
    seconds(SESSION)  # makes the environment
    python = str(ENVIRONMENT_PYTHON)
    whole, alone = [], []
    with tempfile.TemporaryDirectory() as folder:
        reader = Path(folder, "reader.json")
        subprocess.run([python, "-c", MAKE_READER, str(ROOT), str(reader)], check=True)
        for run in range(RUNS):
            whole.append(seconds(SESSION))
            output = str(Path(folder, f"out{run}"))
            generator = [
                python,
                "-m",
                "openapi_python_client",
                "generate",
                "--path",
                str(reader),
                "--output-path",
                output,
            ]
            alone.append(seconds([*generator, "--meta", "none"]))
    total, available = subprocess.run(
        [python, "-c", COUNT_MODULES], check=True, capture_output=True, text=True
    ).stdout.split()
    print(f"nox -s generate, environment there   {statistics.median(whole):.2f} s   (goal: at most 4 s)")
    print(f"  the slowest of {RUNS} runs             {max(whole):.2f} s")
    print(f"  against the generator alone        {statistics.median(whole) / statistics.median(alone):.2f}")
    print(f"modules after importing one class    {total}   (goal: fewer than 150; {available} beyond a bare start)")


if __name__ == "__main__":
    main()
