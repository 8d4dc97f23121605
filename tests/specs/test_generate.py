"""Running the generator: what comes out, and that nothing of it is lost or left behind."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openapi_python_client.config import ConfigFile
from ruamel.yaml import YAML

from reelkit_specs.pipeline import _generate
from reelkit_specs.pipeline._build import Built, build
from reelkit_specs.pipeline._findings import SpecsError
from reelkit_specs.pipeline._generate import CONFIG, files, generate
from reelkit_specs.pipeline._project import Project
from reelkit_specs.pipeline._write import replace_file, replace_folder


@pytest.fixture(scope="module")
def built(checkout: Project) -> Built:
    return build(checkout)


def with_reader(built: Built, name: str, schema: dict[str, object]) -> Built:
    reader = copy.deepcopy(built.reader)
    reader["components"]["schemas"][name] = schema
    return built._replace(reader=reader)


def test_every_generated_file_says_that_it_is(checkout: Project) -> None:
    """What it is, and the command that makes it anew."""
    for name, content in files(checkout.client).items():
        text = content.decode()
        if name.endswith(".json"):
            text = json.loads(text)["note"]
        assert text.removeprefix("# ").startswith("Generated from the contract: do not edit."), name
        assert "`nox -s generate`" in text.splitlines()[0]


def test_the_record_has_versions_and_hashes(checkout: Project) -> None:
    """Of the tools that are pinned, and of what went in and came out."""
    record = json.loads((checkout.client / "GENERATED.json").read_text(encoding="utf-8"))
    pinned = (checkout.root / "pyproject.toml").read_text(encoding="utf-8")

    assert set(record["versions"]) == {"openapi-python-client", "ruff"}
    assert all(f'"{tool}=={version}"' in pinned for tool, version in record["versions"].items())
    assert set(record["sha256"]) == {"contract", "reader", "config", "templates", "files"}


def test_the_generators_config_has_no_typing_error() -> None:
    """The generator ignores keys that it does not know."""
    assert set(YAML(typ="safe").load(CONFIG)) <= set(ConfigFile.model_fields)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_hash_seeds_do_not_show(checkout: Project, seed: str) -> None:
    """Sets and dicts inside the tools must not reach the output."""
    command = [sys.executable, "-m", "reelkit", "specs", "generate", "--check"]

    done = subprocess.run(
        command, cwd=checkout.root, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def test_settings_of_the_host_do_not_reach_the_formatter(built: Built, checkout: Project, tmp_path: Path) -> None:
    """A ruff.toml above the output folder changes nothing."""
    (tmp_path / "ruff.toml").write_text("line-length = 40\n[format]\nquote-style = 'single'\n")

    package = generate(built, tmp_path)

    assert files(package) == files(checkout.client)


def test_a_clash_of_names_is_refused(built: Built, tmp_path: Path) -> None:
    """The generator would drop one of the two classes."""
    clashing = with_reader(built, "video_generation", {"type": "object", "properties": {"a": {"type": "string"}}})

    with pytest.raises(SpecsError, match=r"openapi_python_client failed: .*VideoGeneration"):
        generate(clashing, tmp_path)


def test_a_lost_class_is_named(built: Built, tmp_path: Path) -> None:
    """A schema of which the generator makes no class and says nothing."""
    with pytest.raises(SpecsError, match="/components/schemas/Lost: the generator made no class of it"):
        generate(with_reader(built, "Lost", {"type": "string"}), tmp_path)


def test_a_broken_generator_leaves_everything_as_it_was(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words are passed on, in one line."""
    monkeypatch.setattr(_generate, "CONFIG", project.root / "gone.yaml")
    before = files(project.client)

    with pytest.raises(SpecsError, match="openapi_python_client failed: ") as caught:
        generate(build(project), project.root)

    assert "\n" not in str(caught.value)
    assert files(project.client) == before


def test_files_that_the_contract_no_longer_has_go(tmp_path: Path) -> None:
    """A folder is replaced, not written over."""
    old, new = tmp_path / "client", tmp_path / "new"
    for folder, name in ((old, "stale.py"), (new, "fresh.py")):
        folder.mkdir()
        (folder / name).touch()

    replace_folder(old, new)

    assert [path.name for path in tmp_path.rglob("*")] == ["client", "fresh.py"]


def test_an_interrupted_swap_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between the two renames."""
    old = tmp_path / "client"
    old.mkdir()
    (old / "kept.py").touch()
    rename = Path.rename

    def interrupted(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)

    with pytest.raises(KeyboardInterrupt):
        replace_folder(old, tmp_path / "new")
    assert [path.name for path in tmp_path.rglob("*")] == ["client", "kept.py"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """With LF, and nothing left beside it."""
    replace_file(tmp_path / "a.json", "one\n")
    replace_file(tmp_path / "a.json", "two\n")

    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    assert (tmp_path / "a.json").read_bytes() == b"two\n"
