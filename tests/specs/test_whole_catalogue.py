"""A checkout with every model that the vendor publishes."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ..conftest import ROOT
from ..mock.process import room
from .test_import import run_import

MODELS = "import json, reelkit_specs; print(json.dumps([model.id for model in reelkit_specs.models()]))"
VENDOR = ROOT / "specs" / "vendor"
SCRIPT = Path(__file__).with_name("whole_catalogue.py")
LEAST_MODELS = 140  # of the folder of August 2026; fewer is a loss
# What the import refuses. An address of one maker has no place for the models of another.
OF_ONE_MAKER = "it describes no create of a model (a POST with a `model` at an address for all makers), but"
KLING, ALIBABA, GOOGLE = (f"/v2/generate/video/{maker}/generation" for maker in ("kling", "alibaba", "google"))
REFUSED = {
    "Alibaba-Cloud/wan-v2.1-text-to-video.json": f"/paths: {OF_ONE_MAKER} POST {ALIBABA};",
    "Google/veo2-text-to-video.json": f"/paths: {OF_ONE_MAKER} POST {GOOGLE};",
    "Google/veo-3-1-lite-generate-preview.json": (
        "/servers: differs in meaning from what another document says of the same thing: "
        '[{"url": "https://api-staging.aimlapi.com"}] against [{"url": "https://api.aimlapi.com"}];'
    ),
    "Kling-AI/kling-video-image-to-video.json": f"/paths: {OF_ONE_MAKER} POST {KLING};",
    "Kling-AI/kling-video-o1-video-to-video-edit.json": f"/paths: {OF_ONE_MAKER} GET {KLING};",
    "Kling-AI/kling-video-text-to-video.json": f"/paths: {OF_ONE_MAKER} POST {KLING};",
    "Kling-AI/v1.5-standart-image-to-video.json": f"/paths: {OF_ONE_MAKER} POST {KLING};",
    "Kuaishou-Technology/kling-video-text-to-video.json": f"/paths: {OF_ONE_MAKER} POST {KLING};",
    "kling/v2.1-standard-image-to-video.json": f"/paths: {OF_ONE_MAKER} POST {KLING};",
    "longcat/longcat-video-distilled.json": f"/paths: {OF_ONE_MAKER} GET {ALIBABA};",
    "runway/runway-gen3-turbo-image-to-video.json": f"/paths: {OF_ONE_MAKER} POST {KLING};",
    "universal-video-fetch.json": f"/paths: {OF_ONE_MAKER} GET /v2/video/generations;",
}
ROOMS = ("wrapper", "generated", "specs", "mock", "conformance")


@pytest.fixture(scope="module")
def imported(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy of this checkout with all that the vendor publishes, and what the import said."""
    root = tmp_path_factory.mktemp("checkout")
    return root, import_all(corpus, root)


def import_all(corpus: Path, root: Path) -> str:
    """Copy this checkout there, and add all documents of the folder to it; what the import said."""
    for name in ROOMS:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    result = run_import(corpus, root)
    assert result.exit_code == 0, result.output
    return result.output


def python(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python on the rooms of that checkout."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=os.environ | rooms(root) | environment,
        capture_output=True,
        text=True,
    )


def rooms(root: Path) -> dict[str, str]:
    """What makes Python import from that checkout."""
    return {"PYTHONPATH": os.pathsep.join(str(root / name) for name in ROOMS)}


def conform(root: Path, *options: str) -> dict[str, Any]:
    """The report of the conformance kit about the mock, both of that checkout."""
    report = root / "report.json"
    with room("--clock", "manual", env=rooms(root)) as mock:
        python(root, "-m", "reelkit", "conform", mock.first["base_url"], "--json", str(report), *options)
    found: dict[str, Any] = json.loads(report.read_bytes())
    return found


def names(folder: Path) -> set[str]:
    """The documents below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")}


def vendored(root: Path, name: str) -> Path:
    """Where that checkout keeps a document of the vendor."""
    return root / "specs" / "vendor" / name.lower()


def models_of(root: Path) -> list[str]:
    """The models that the rooms of that checkout know."""
    models: list[str] = json.loads(python(root, "-c", MODELS).stdout)
    return models


def number_of(what: str, said: str) -> int:
    """How many of them the import has counted."""
    (number,) = re.findall(rf"(\d+) {what}", said)
    return int(number)


def passes(report: dict[str, Any]) -> dict[str, int]:
    """How many checks each model has passed."""
    return Counter(check["model"] for check in report["checks"] if check["verdict"] == "pass")


def test_every_document_of_the_vendor_goes_in_or_is_refused(imported: tuple[Path, str], corpus: Path) -> None:
    """Or leaves its model to another document; none is passed over, and each that is refused has its known reason."""
    root, said = imported
    found = names(corpus)
    duplicates = dict(
        re.findall(r"^left out: (\S+) leaves \S+ to (\S+), which is listed before it$", said, re.MULTILINE)
    )
    refused = dict(re.findall(r"^refused: (\S+) (.+;) ", said, re.MULTILINE))
    added = found - duplicates.keys() - refused.keys()

    assert refused == REFUSED
    assert said.count("left out: ") + said.count("refused: ") == len(duplicates) + len(refused)
    assert len(added) + len(duplicates) + len(refused) == len(found)
    assert set(duplicates.values()) <= added | {f"specs/vendor/{name}" for name in names(VENDOR)}
    assert names(root / "specs" / "vendor") == names(VENDOR) | {name.lower() for name in added}
    changed = [name for name in added if (corpus / name).read_bytes() != vendored(root, name).read_bytes()]
    assert changed == []
    assert f"added {len(added)} documents: {len(models_of(root))} models now" in said
    assert len(models_of(root)) >= LEAST_MODELS


def test_every_model_of_the_vendor_is_served_and_known(imported: tuple[Path, str]) -> None:
    """The mock makes and finishes its jobs, it has a class, the table lists it, the command line takes its fields."""
    done = python(imported[0], str(SCRIPT))

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found["served"]) == number_of("models now", imported[1]) >= LEAST_MODELS
    assert set(found["served"].values()) == {"queued completed"}
    assert [name for name, same in found["request class"].items() if not same] == []
    assert [name for name, is_listed in found["listed"].items() if not is_listed] == []
    assert [name for name, code in found["dry run"].items() if code] == []
    assert [name for name, requests in found["planned"].items() if not all(requests)] == []


def test_every_model_of_the_vendor_is_asked_for_its_shape(imported: tuple[Path, str]) -> None:
    """The mock keeps to the contract with each."""
    report = conform(imported[0], "--level", "L1")

    assert report["verdict"] == "conforms"
    assert len(report["models"]) == number_of("models now", imported[1]) >= LEAST_MODELS
    assert set(report["models"]) - passes(report).keys() == set()


def test_a_model_of_each_maker_goes_through_every_directed_check(imported: tuple[Path, str]) -> None:
    """All models take half a minute: `python -m tests.specs.conform_all DIR` is that run."""
    makers = {model.partition("/")[0]: model for model in models_of(imported[0])}

    report = conform(imported[0], *(part for model in makers.values() for part in ("--model", model)))

    assert report["verdict"] == "conforms"
    assert report["levels"] == ["L0", "L1", "L2", "L3", "L4"]
    assert min(passes(report)[model] for model in makers.values()) > 50


def test_one_class_of_many_imports_little(imported: tuple[Path, str]) -> None:
    """However many models there are."""
    code = "import sys; from reelkit_api.models import KlingaiAvatarPro; print(len(sys.modules))"

    done = python(imported[0], "-c", code)

    assert int(done.stdout) < 150, done.stderr


def test_the_client_of_the_whole_catalogue_is_well_typed(imported: tuple[Path, str]) -> None:
    """As that of the checked-in models is."""
    (imported[0] / "mypy.ini").write_text("[mypy]\nstrict = true\n")

    done = python(imported[0], "-m", "mypy", "--config-file", "mypy.ini", "-p", "reelkit_api", MYPYPATH="generated")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_whole_catalogue_is_generated_the_same_again(imported: tuple[Path, str], seed: str) -> None:
    """Under every hash seed: the files of the client, the contract and CHANGES.md."""
    files = number_of("files of the client", imported[1]) + 2

    done = python(imported[0], "-m", "reelkit", "specs", "generate", "--check", PYTHONHASHSEED=seed)

    assert (done.returncode, done.stdout) == (0, f"{files} files are what `nox -s generate` would write\n"), done.stderr
