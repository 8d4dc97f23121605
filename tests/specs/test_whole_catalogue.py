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

from tests.conftest import ROOT
from tests.mock.process import mock_process
from tests.specs.steps.test_import_documents import run_import

MODELS = "import json, reelkit_specs; print(json.dumps([model.id for model in reelkit_specs.models()]))"
VENDOR = ROOT / "specs" / "vendor"
SCRIPT = Path(__file__).with_name("whole_catalogue.py")
LEAST_MODELS = 140  # in the folder of August 2026
# The documents that the import refuses. A legacy address is only for models of its maker.
NO_CREATE = "it describes no create (a POST with a `model` at the universal address), only"
KLING, ALIBABA, GOOGLE = (f"/v2/generate/video/{maker}/generation" for maker in ("kling", "alibaba", "google"))
REFUSED = {
    "Alibaba-Cloud/wan-v2.1-text-to-video.json": f"/paths: {NO_CREATE} POST {ALIBABA};",
    "Google/veo2-text-to-video.json": f"/paths: {NO_CREATE} POST {GOOGLE};",
    "Google/veo-3-1-lite-generate-preview.json": (
        "/servers: differs in meaning from another document: "
        '[{"url": "https://api-staging.aimlapi.com"}] against [{"url": "https://api.aimlapi.com"}];'
    ),
    "Kling-AI/kling-video-image-to-video.json": f"/paths: {NO_CREATE} POST {KLING};",
    "Kling-AI/kling-video-o1-video-to-video-edit.json": f"/paths: {NO_CREATE} GET {KLING};",
    "Kling-AI/kling-video-text-to-video.json": f"/paths: {NO_CREATE} POST {KLING};",
    "Kling-AI/v1.5-standart-image-to-video.json": f"/paths: {NO_CREATE} POST {KLING};",
    "Kuaishou-Technology/kling-video-text-to-video.json": f"/paths: {NO_CREATE} POST {KLING};",
    "kling/v2.1-standard-image-to-video.json": f"/paths: {NO_CREATE} POST {KLING};",
    "longcat/longcat-video-distilled.json": f"/paths: {NO_CREATE} GET {ALIBABA};",
    "runway/runway-gen3-turbo-image-to-video.json": f"/paths: {NO_CREATE} POST {KLING};",
    "universal-video-fetch.json": f"/paths: {NO_CREATE} GET /v2/video/generations;",
}
PACKAGES = ("wrapper", "generated", "specs", "mock", "conformance")


@pytest.fixture(scope="module")
def imported(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A copy of this checkout with every document of the vendor, and the output of the import."""
    root = tmp_path_factory.mktemp("checkout")
    return root, import_all(corpus, root)


def import_all(corpus: Path, root: Path) -> str:
    """Copy this checkout to *root* and import the documents. Returns the output."""
    for name in PACKAGES:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    result = run_import(corpus, root)
    assert result.exit_code == 0, result.output
    return result.output


def python(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the packages of that checkout."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=os.environ | pythonpath(root) | environment,
        capture_output=True,
        text=True,
    )


def pythonpath(root: Path) -> dict[str, str]:
    """The environment that makes Python import from that checkout."""
    return {"PYTHONPATH": os.pathsep.join(str(root / name) for name in PACKAGES)}


def conform(root: Path, *options: str) -> dict[str, Any]:
    """The report of the conformance kit on the mock, both from that checkout."""
    report = root / "report.json"
    with mock_process("--clock", "manual", env=pythonpath(root)) as mock:
        python(root, "-m", "reelkit", "conform", mock.first["base_url"], "--json", str(report), *options)
    found: dict[str, Any] = json.loads(report.read_bytes())
    return found


def names(folder: Path) -> set[str]:
    """The documents below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")}


def vendored(root: Path, name: str) -> Path:
    """The path of a vendor document in that checkout."""
    return root / "specs" / "vendor" / name.lower()


def models_of(root: Path) -> list[str]:
    """The models of that checkout."""
    models: list[str] = json.loads(python(root, "-c", MODELS).stdout)
    return models


def number_of(what: str, said: str) -> int:
    """The number that the import printed before these words."""
    (number,) = re.findall(rf"(\d+) {what}", said)
    return int(number)


def passes(report: dict[str, Any]) -> dict[str, int]:
    """The number of checks that each model has passed."""
    return Counter(check["model"] for check in report["checks"] if check["verdict"] == "pass")


def test_every_document_of_the_vendor_is_imported_or_refused(imported: tuple[Path, str], corpus: Path) -> None:
    """Or its models are duplicates. Every refusal has its known reason."""
    root, said = imported
    found = names(corpus)
    duplicates = dict(
        re.findall(r"^left out: \S+ of (\S+) is taken from (\S+), which is listed before it$", said, re.MULTILINE)
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


def test_every_model_of_the_vendor_works_in_every_package(imported: tuple[Path, str]) -> None:
    """The mock finishes its jobs; it has a class, is listed, and its fields are options."""
    done = python(imported[0], str(SCRIPT))

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found["served"]) == number_of("models now", imported[1]) >= LEAST_MODELS
    assert set(found["served"].values()) == {"queued completed"}
    assert [name for name, same in found["request class"].items() if not same] == []
    assert [name for name, is_listed in found["listed"].items() if not is_listed] == []
    assert [name for name, code in found["dry run"].items() if code] == []
    assert [name for name, requests in found["planned"].items() if not all(requests)] == []


def test_every_model_of_the_vendor_passes_level_1(imported: tuple[Path, str]) -> None:
    """The mock conforms for each."""
    report = conform(imported[0], "--level", "L1")

    assert report["verdict"] == "conforms"
    assert len(report["models"]) == number_of("models now", imported[1]) >= LEAST_MODELS
    assert set(report["models"]) - passes(report).keys() == set()


def test_models_of_several_makers_pass_every_check(imported: tuple[Path, str]) -> None:
    """For all models, run `python -m tests.specs.conform_all DIR`; it takes half a minute."""
    makers = {model.partition("/")[0]: model for model in models_of(imported[0])}
    some = [*makers.values()][::4]  # a model takes more than a second

    report = conform(imported[0], *(part for model in some for part in ("--model", model)))

    assert report["verdict"] == "conforms"
    assert report["levels"] == ["L0", "L1", "L2", "L3", "L4"]
    assert min(passes(report)[model] for model in some) > 50


def test_one_class_of_many_imports_little(imported: tuple[Path, str]) -> None:
    """Whatever the number of models."""
    code = "import sys; from reelkit_api.models import KlingaiAvatarPro; print(len(sys.modules))"

    done = python(imported[0], "-c", code)

    assert int(done.stdout) < 150, done.stderr


def test_the_client_of_the_whole_catalogue_is_well_typed(imported: tuple[Path, str]) -> None:
    """Like the client of the repository."""
    (imported[0] / "mypy.ini").write_text("[mypy]\nstrict = true\n")

    done = python(imported[0], "-m", "mypy", "--config-file", "mypy.ini", "-p", "reelkit_api", MYPYPATH="generated")

    assert done.returncode == 0, done.stdout + done.stderr


def test_generating_the_whole_catalogue_is_reproducible(imported: tuple[Path, str]) -> None:
    """Under another hash seed than the import's: the client, the contract and CHANGES.md."""
    files = number_of("files of the client", imported[1]) + 2

    done = python(imported[0], "-m", "reelkit", "specs", "generate", "--check", PYTHONHASHSEED="1")

    assert (done.returncode, done.stdout) == (0, f"{files} files are up to date with `nox -s generate`\n"), done.stderr
