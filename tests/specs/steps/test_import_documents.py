"""Importing documents into a checkout: no code is written by hand, and no other file changes."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reelkit_specs._documents.checkout import Project
from reelkit_specs.pipeline.command import specs
from tests.conftest import ROOT
from tests.models import pixverse

pytestmark = pytest.mark.slow

SAMPLE = ROOT / "specs" / "vendor" / "pixverse" / "v5-image-to-video.json"


def run_import(folder: Path, root: Path) -> Result:
    return CliRunner().invoke(specs, ["import", str(folder), "--into", str(root), "--date", "2026-08-31"])


def another(folder: Path, file: str, *ids: str, change: Callable[[dict[str, Any]], object] = lambda _: None) -> None:
    """A document of another maker's model, with the usual defects. *change* is called with its create."""
    document = json.loads(SAMPLE.read_bytes())
    (path,) = document["paths"].values()
    schema = path["post"]["requestBody"]["content"]["application/json"]["schema"]
    schema["title"] = ids[0]
    schema["properties"]["model"]["enum"] = list(ids)
    change(path["post"])
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(document))


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_an_import_adds_only_files_of_the_model(project: Project, tmp_path_factory: Any) -> None:
    """Other changed files: the contract, CHANGES.md, sources.toml, GENERATED.json and the index of the package."""
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "Maker/one.json", "maker/one-image-to-video")
    before = tree(project.root)

    result = run_import(folder, project.root)

    assert result.exit_code == 0, result.output
    after = tree(project.root)
    touched = {name for name in before | after if before.get(name) != after.get(name)}
    assert {name for name in touched if "maker" not in name} == {
        "generated/reelkit_api/GENERATED.json",
        "generated/reelkit_api/models/__init__.py",
        "specs/reelkit_specs/CHANGES.md",
        "specs/reelkit_specs/contract.json",
        "specs/sources.toml",
    }
    assert "generated/reelkit_api/models/maker_one_image_to_video.py" in touched
    assert (project.vendor / "maker" / "one.json").read_bytes() == (folder / "Maker" / "one.json").read_bytes()


def test_an_import_can_be_repeated(project: Project, tmp_path_factory: Any) -> None:
    """The result passes the checks. Importing the same folder again writes nothing."""
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "one.json", "maker/one")
    assert run_import(folder, project.root).exit_code == 0
    before = tree(project.root)

    again = run_import(folder, project.root)

    assert again.exit_code == 1
    assert (
        "left out: maker/one of one.json is taken from specs/vendor/one.json, which is listed before it" in again.output
    )
    assert "nothing to add, nothing written" in again.output
    assert tree(project.root) == before
    assert CliRunner().invoke(specs, ["check", "--project", str(project.root)]).exit_code == 0


def test_a_refused_document_does_not_stop_the_others(project: Project, tmp_path_factory: Any) -> None:
    """Each refusal has a place and a reason."""
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "good.json", "maker/good")
    (folder / "half.json").write_bytes(b'{"openapi": "3.0.0", "pa')
    (folder / "page.json").write_bytes(b"<!doctype html><html></html>")
    (folder / "list.json").write_bytes(b"[]")
    shutil.copy(ROOT / "specs" / "vendor" / "video-generations.json", folder / "fetch.json")
    another(folder, "silent.json", "maker/silent", change=lambda post: post.update(responses={"201": {}}))
    another(folder, "method.json", "maker/method", change=lambda post: fields(post).update(to_dict={"type": "string"}))
    another(folder, "pixverse.json", "pixverse/v5/image-to-image")

    result = run_import(folder, project.root)

    assert result.exit_code == 0, result.output
    assert f"added 1 document: {len(pixverse()) + 1} models now" in result.output
    for reason in (
        "refused: half.json: not JSON: ",
        "refused: page.json: not JSON: ",
        "refused: list.json: not an OpenAPI document",
        "refused: fetch.json /paths: it describes no create",
        "refused: silent.json /paths/~1v2~1video~1generations/post/responses: no response has a body",
        "/properties/to_dict: the field 'to_dict' has the name of a method of the generated class",
        # Actions with x-expect-matches apply to it.
        r" /actions/2: its target matches \d+ places, x-expect-matches says \d+",
    ):
        assert re.search(reason, result.output)
    assert "refused: pixverse.json: specs/overlays/documents/30-pixverse-rules.overlay.yaml:" in result.output
    assert [path.name for path in project.vendor.glob("*.json")] == ["good.json", "video-generations.json"]


SHAPES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a field that calls itself required": lambda post: fields(post)["duration"].update(required=True),
    "a default in quotes, inside of a field": lambda post: fields(post).update(
        shots={"type": "array", "items": {"properties": {"seconds": {"type": "integer", "default": "5"}}}}
    ),
    "a field that nobody describes": lambda post: fields(post)["prompt"].pop("description"),
    "null without a type": lambda post: fields(post).update(
        frame={"anyOf": [{"type": "string"}, {"nullable": True}], "description": "A frame."}
    ),
    "samples for the vendor's pages": lambda post: post.update({"x-codeSamples": [{"source": "curl"}]}),
    "a video or several": lambda post: video(post).update(
        anyOf=[{"type": "object"}, {"type": "array", "items": {"type": "string"}}, {"nullable": True}]
    ),
    "a list of videos": lambda post: video(post).update(type="array", items={"type": "string"}),
    "the cost in dollars": lambda post: response_fields(post)["meta"]["properties"]["usage"]["properties"].update(
        usd_spent={"type": "number", "description": "In dollars."}
    ),
}


def test_documents_of_every_shape_are_joined(project: Project, tmp_path_factory: Any) -> None:
    """The defects of the vendor's documents are repaired by the shared overlay or accepted."""
    folder = tmp_path_factory.mktemp("documents")
    for number, change in enumerate(SHAPES.values()):
        another(folder, f"{number}.json", f"maker/shape-{number}", change=change)

    result = run_import(folder, project.root)

    assert result.exit_code == 0, result.output
    assert f"added {len(SHAPES)} documents: {len(pixverse()) + len(SHAPES)} models now" in result.output
    assert "refused: " not in result.output


def test_a_create_under_the_wrong_method_or_at_three_addresses_is_joined(
    project: Project, tmp_path_factory: Any
) -> None:
    """Each of several models of one document gets a class."""
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "get.json", "maker/one", "maker/two")
    another(folder, "three.json", "maker/three")
    get, three = (json.loads((folder / name).read_bytes()) for name in ("get.json", "three.json"))
    path = "/v2/video/generations"
    get["paths"][path] = {"get": get["paths"][path]["post"]}
    three["paths"] |= dict.fromkeys(("/v1/video/generations", "/video/generations"), three["paths"][path])
    (folder / "get.json").write_text(json.dumps(get))
    (folder / "three.json").write_text(json.dumps(three))

    result = run_import(folder, project.root)

    assert f"added 2 documents: {len(pixverse()) + 3} models now" in result.output, result.output
    classes = {path.stem for path in (project.client / "models").glob("maker_*.py")}
    assert {"maker_one", "maker_two", "maker_three"} <= classes


def response_fields(post: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = post["responses"]["200"]["content"]["application/json"]["schema"]["properties"]
    return properties


def video(post: dict[str, Any]) -> dict[str, Any]:
    """The schema of a video in a response, without descriptions."""
    response_fields(post)["video"] = {}
    return response_fields(post)["video"]  # type: ignore[no-any-return]


def fields(post: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = post["requestBody"]["content"]["application/json"]["schema"]["properties"]
    return properties


def test_names_of_nested_classes_must_differ(project: Project, tmp_path_factory: Any) -> None:
    """The generator would drop one, so the later document is refused."""
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "one.json", "maker/one", change=lambda post: fields(post).update(look={"enum": ["soft", "hard"]}))
    another(folder, "two.json", "maker/one/look")

    result = run_import(folder, project.root)

    assert "/components/schemas/MakerOneLook: the class name MakerOneLook is already used" in result.output
    assert "added 1 document" in result.output


def test_names_that_differ_only_by_case_are_refused(project: Project, tmp_path_factory: Any) -> None:
    """Some file systems ignore case."""
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "Maker.json", "maker/one")
    another(folder, "maker.json", "maker/two")

    result = run_import(folder, project.root)

    assert "refused: maker.json: another document has the name specs/vendor/maker.json" in result.output


def test_a_refused_document_does_not_claim_its_model(project: Project, tmp_path_factory: Any) -> None:
    """Another document may describe it."""
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "a.json", "maker/one", change=lambda post: post.update(responses={"201": {}}))
    another(folder, "b.json", "maker/one")

    result = run_import(folder, project.root)

    assert "refused: a.json /paths/" in result.output
    assert f"added 1 document: {len(pixverse()) + 1} models now" in result.output


@pytest.mark.parametrize("rule", ["first", "refuse"])
def test_a_document_with_a_known_model_and_a_new_one(project: Project, tmp_path_factory: Any, rule: str) -> None:
    """The new model is added and the known one is unchanged if same_model is ``first``."""
    project.sources.write_text(project.sources.read_text().replace('same_model = "first"', f'same_model = "{rule}"'))
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "both.json", "pixverse/lip-sync", "maker/new")

    result = run_import(folder, project.root)

    known = "pixverse/lip-sync of both.json is taken from specs/vendor/pixverse/lip-sync.json"
    assert known in result.output
    assert (f"added 1 document: {len(pixverse()) + 1} models now" in result.output) == (rule == "first")
    assert ("refused: both.json: other documents describe some of its models" in result.output) == (rule == "refuse")


def test_a_folder_without_documents_is_refused(project: Project, tmp_path_factory: Any) -> None:
    """Before anything is written."""
    result = run_import(tmp_path_factory.mktemp("documents"), project.root)

    assert (result.exit_code, "no .json file in this folder" in result.output) == (1, True)
