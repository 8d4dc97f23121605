"""Running the generator: the generated files, and what must not be lost or left behind."""

import copy
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openapi_python_client.config import ConfigFile
from ruamel.yaml import YAML

from reelkit_specs._documents.checkout import Project, replace_files
from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._documents.walk import Operation
from reelkit_specs._steps import generate as generate_step
from reelkit_specs._steps.build import Built, build
from reelkit_specs._steps.generate import CONFIG, files, generate


@pytest.fixture(scope="module")
def built(small_checkout: Project) -> Built:
    """Of the models of PixVerse, whose generation takes a third of the time."""
    return build(small_checkout)


def with_reader(built: Built, name: str, schema: dict[str, object]) -> Built:
    reader = copy.deepcopy(built.reader)
    reader["components"]["schemas"][name] = schema
    return built._replace(reader=reader)


def test_every_generated_file_has_a_header(checkout: Project) -> None:
    """It says that the file is generated, and by which command."""
    for name, content in files(checkout.client).items():
        text = content.decode()
        if name.endswith(".json"):
            text = json.loads(text)["note"]
        assert text.removeprefix("# ").startswith("Generated from the contract: do not edit."), name
        assert "`nox -s generate`" in text.splitlines()[0]


def test_allowed_values_stand_in_the_module_of_their_class(checkout: Project) -> None:
    """A module for each list would be most of the modules, and of the time of a type checker."""
    models = {name: text.decode() for name, text in files(checkout.client).items() if name.startswith("models/")}

    assert [name for name, text in models.items() if " = Literal[" in text and "class " not in text] == []
    assert len(models) < 300


def test_a_field_that_takes_files_has_their_type(checkout: Project) -> None:
    """A field that takes links alone is a text."""
    lines = (checkout.client / "models" / "pixverse_v5_transition.py").read_text(encoding="utf-8").splitlines()

    assert "    image_url: str" in lines
    assert "    tail_image_url: str | PathLike[str] | IO[bytes]" in lines


def test_the_record_has_versions_and_hashes(checkout: Project) -> None:
    """Versions of the pinned tools, and hashes of input and output."""
    record = json.loads((checkout.client / "GENERATED.json").read_text(encoding="utf-8"))
    pinned = (checkout.root / "pyproject.toml").read_text(encoding="utf-8")

    assert set(record["versions"]) == {"openapi-python-client", "ruff"}
    assert all(f'"{tool}=={version}"' in pinned for tool, version in record["versions"].items())
    assert set(record["sha256"]) == {"contract", "reader", "config", "templates", "files"}


def test_the_config_of_the_generator_has_only_known_keys() -> None:
    """The generator ignores unknown keys."""
    assert set(YAML(typ="safe").load(CONFIG)) <= set(ConfigFile.model_fields)


@pytest.mark.slow
def test_hash_seeds_do_not_show(checkout: Project) -> None:
    """The order of sets in the tools must not matter. The other tests run with a seed that changes from run to run."""
    command = [sys.executable, "-m", "reelkit", "specs", "generate", "--check"]

    done = subprocess.run(
        command, cwd=checkout.root, env=os.environ | {"PYTHONHASHSEED": "1"}, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_settings_outside_the_project_are_ignored(built: Built, small_checkout: Project, tmp_path: Path) -> None:
    """A ruff.toml above the output folder has no effect."""
    (tmp_path / "ruff.toml").write_text("line-length = 40\n[format]\nquote-style = 'single'\n")

    package = generate(built, tmp_path)

    assert files(package) == files(small_checkout.client)


@pytest.mark.slow
def test_duplicate_class_names_are_refused(built: Built, tmp_path: Path) -> None:
    """The generator would drop one of the two classes."""
    clashing = with_reader(built, "video_generation", {"type": "object", "properties": {"a": {"type": "string"}}})

    with pytest.raises(SpecsError, match=r"openapi_python_client failed: .*VideoGeneration"):
        generate(clashing, tmp_path)


@pytest.mark.slow
def test_a_missing_class_is_reported(built: Built, tmp_path: Path) -> None:
    """For some schemas the generator silently makes no class."""
    with pytest.raises(SpecsError, match="/components/schemas/Lost: the generator made no class from it"):
        generate(with_reader(built, "Lost", {"type": "string"}), tmp_path)


@pytest.mark.slow
def test_an_error_of_the_generator_is_reported(built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line."""
    monkeypatch.setattr(generate_step, "CONFIG", tmp_path / "gone.yaml")

    with pytest.raises(SpecsError, match="openapi_python_client failed: ") as caught:
        generate(built, tmp_path)

    assert "\n" not in str(caught.value)


@pytest.mark.slow
def test_a_missing_function_is_reported(built: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For some operations the generator makes none."""
    reader = copy.deepcopy(built.reader)
    reader["paths"]["/v2/video/generations"]["get"]["tags"] = ["video", "other"]
    generate(built._replace(reader=reader), tmp_path)  # the second tag changes nothing

    monkeypatch.setattr(generate_step, "operations", lambda document: [lost(built)])
    with pytest.raises(SpecsError, match="/paths/~1lost/get: the generator made no function from it"):
        generate_step._check_complete(built, tmp_path / "reelkit_api")


def lost(built: Built) -> Operation:
    return Operation(("paths", "/lost", "get"), "/lost", "get", {"operationId": "lost"})


@pytest.mark.slow
def test_invalid_python_is_reported(built: Built, tmp_path: Path) -> None:
    """A schema can break the templates of the generator."""
    package = generate(built, tmp_path)
    (package / "types.py").write_text("def broken(:\n")

    with pytest.raises(SpecsError, match=r"the generated types\.py is not valid Python: .* in line 1"):
        generate_step._check_complete(built, package)


@pytest.mark.slow
def test_a_name_that_the_generator_changes_is_refused(built: Built, tmp_path: Path) -> None:
    """The contract would name a class that does not exist."""
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}

    with pytest.raises(SpecsError, match="/components/schemas/Wan26I2v: the generator made no class from it"):
        generate(with_reader(built, "Wan26I2v", schema), tmp_path)


def places(tmp_path: Path) -> dict[Path, Path]:
    """Two files and a folder with old content, and their new content."""
    new = {}
    for name in ("one", "two", "folder"):
        target, made = tmp_path / "place" / name, tmp_path / "made" / name
        for path, text in ((target, "old"), (made, "new")):
            file = path / f"{text}.py" if name == "folder" else path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        new[target] = made
    return new


def content(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


OLD = {"one": "old", "two": "old", "folder/old.py": "old"}
NEW = {"one": "new", "two": "new", "folder/new.py": "new"}


def test_files_and_folders_are_replaced_completely(tmp_path: Path) -> None:
    """Old files of a folder are deleted, and no temporary files are left."""
    replace_files(tmp_path, places(tmp_path))

    assert content(tmp_path / "place") == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "place"]


def interrupt_rename(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Raise KeyboardInterrupt at one of the next renames."""
    rename, steps = Path.rename, iter(range(100))

    def interrupted(path: Path, target: Path) -> Path:
        if next(steps) == step:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)


@pytest.mark.parametrize("step", range(6))
def test_an_interrupted_replacement_restores_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """By Ctrl-C or a full disk, at any rename."""
    new = places(tmp_path)
    interrupt_rename(monkeypatch, step)

    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path, new)

    assert content(tmp_path / "place") == OLD
    assert not list(tmp_path.glob(".new-*"))


@pytest.mark.parametrize("step", range(3))
def test_an_interrupted_replacement_leaves_no_new_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """A file that did not exist before is removed."""
    (tmp_path / "made").mkdir()
    new = {tmp_path / "place" / name: tmp_path / "made" / name for name in ("one", "two", "three")}
    for made in new.values():
        made.write_text("new")
    interrupt_rename(monkeypatch, step)

    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path, new)

    assert content(tmp_path / "place") == {}


def test_missing_folders_are_created(tmp_path: Path) -> None:
    """Including parent folders."""
    (tmp_path / "made").write_text("new")

    replace_files(tmp_path, {tmp_path / "a" / "b": tmp_path / "made"})

    assert (tmp_path / "a" / "b").read_text() == "new"
