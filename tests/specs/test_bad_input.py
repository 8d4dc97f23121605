"""Invalid input: one line, exit code 1, and nothing is written."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.json import sha256
from reelkit_specs.pipeline.command import specs
from tests.models import pixverse
from tests.offers import TEXT, offered, other
from tests.specs.bad_input import BAD, TEXT_TO_VIDEO, edit, extend, overlay, put
from tests.specs.small_checkout import FILES


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(specs, [*arguments, "--project", str(project.root)])


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    ["check", pytest.param("build", marks=pytest.mark.slow), pytest.param("generate", marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("case", BAD)
def test_invalid_input_has_one_finding_and_nothing_is_written(project: Project, case: str, command: str) -> None:
    """For every command of the pipeline."""
    break_it, expected = BAD[case]
    break_it(project)
    before = tree(project.root)

    result = run(project, command)

    assert result.exit_code == 1, result.output
    lines = result.output.splitlines()
    assert expected in result.output
    assert all(line.startswith("specs/") and ";" in line for line in lines)
    assert "Traceback" not in result.output
    assert tree(project.root) == before


def test_a_wrong_hash_is_reported_with_both_values(project: Project) -> None:
    """A changed vendor document fails the check until its hash is recorded."""
    path = project.vendor / TEXT_TO_VIDEO
    path.write_bytes(path.read_bytes() + b"\n")

    result = run(project, "check")

    assert result.exit_code == 1
    (line,) = result.output.splitlines()
    assert line.startswith(f"specs/vendor/{TEXT_TO_VIDEO}: changed: its sha256 is {sha256(path.read_bytes())}, specs/")


@pytest.mark.slow
def test_after_recording_a_hash_the_client_must_be_generated(project: Project) -> None:
    """Afterwards everything passes, and generating again changes nothing."""
    longer = f"{other('aspect_ratio')}0"
    edit(TEXT_TO_VIDEO, lambda schema: schema["properties"]["aspect_ratio"]["enum"].append(longer))(project)

    stale = run(project, "generate", "--check")
    assert stale.exit_code == 1
    assert "generated/reelkit_api/models/pixverse_v5_text_to_video.py: not up to date" in stale.output
    assert "specs/reelkit_specs/contract.json: not up to date" in stale.output
    assert (
        "specs/reelkit_specs/contract.json: not up to date with the documents and overlays"
        in run(project, "check").output
    )

    assert run(project, "generate").exit_code == 0
    assert run(project, "generate", "--check").exit_code == 0
    assert run(project, "check").exit_code == 0
    ratio = (project.client / "models" / "pixverse_v5_text_to_video.py").read_text()
    assert f'"{longer}"' in ratio


def test_an_action_for_a_repaired_defect_is_refused(project: Project) -> None:
    """It must be deleted."""
    edit("pixverse/lip-sync.json", lambda schema: schema["properties"]["audio_url"].update(description="A sound."))(
        project
    )

    result = run(project, "check")

    assert result.exit_code == 1
    assert re.search(r"30-pixverse-rules\.overlay\.yaml:\d+ /actions/\d+: its target matches nothing", result.output)
    assert "if the vendor repaired this, delete the action" in result.output


@pytest.mark.slow
@pytest.mark.parametrize(("default", "share"), [(str(offered("duration")[0]), 1), (offered("duration")[0], 0)])
def test_a_repaired_shared_defect_is_not_counted(project: Project, default: object, share: int) -> None:
    """CHANGES.md counts the documents that have the defect."""
    files = [file for file in FILES if file.startswith("pixverse/v5")]
    for file in files:
        edit(file, lambda schema: schema["properties"]["duration"].update(default=default))(project)

    assert run(project, "build").exit_code == 0

    text = project.changes.read_text()
    (line,) = [line for line in text.splitlines() if "**The default of an integer is an integer.**" in line]
    assert line.endswith(f"Documents with this defect: {share * len(files)}.")


def test_outside_a_checkout_there_is_an_error(tmp_path: Path) -> None:
    """With advice."""
    result = CliRunner().invoke(specs, ["check", "--project", str(tmp_path)])

    assert result.exit_code == 1
    assert "no specs/sources.toml here or in any folder above; change to a checkout" in result.output


@pytest.mark.slow
def test_an_unwritable_file_is_reported(project: Project) -> None:
    """For example, a folder in the place of a file. The old files stay."""
    project.changes.unlink()
    project.changes.mkdir()
    before = tree(project.root)
    path = project.vendor / TEXT_TO_VIDEO
    put(project, TEXT_TO_VIDEO, path.read_bytes().replace(b'"cyberpunk"', b'"cyberpunks"'))

    assert run(project, "generate").exit_code == 0  # a folder is replaced like a file
    assert project.changes.is_file()
    assert tree(project.root) != before


def test_an_unreadable_file_is_reported(project: Project) -> None:
    """Without a traceback."""
    project.sources.unlink()
    project.sources.mkdir()

    result = run(project, "check")

    assert result.exit_code == 1
    assert "no specs/sources.toml here" in result.output


@pytest.mark.slow
def test_missing_and_unexpected_files_are_reported(project: Project) -> None:
    """By `generate --check`."""
    (project.client / "py.typed").unlink()
    (project.client / "stale.py").touch()

    result = run(project, "generate", "--check")

    assert "generated/reelkit_api/py.typed: missing;" in result.output
    assert "generated/reelkit_api/stale.py: not generated from the contract;" in result.output


def test_a_checkout_is_found_from_inside(project: Project) -> None:
    """As git finds a repository."""
    result = CliRunner().invoke(specs, ["check", "--project", str(project.overlays / "reader")])

    assert (result.exit_code, result.output) == (
        0,
        f"{len(pixverse())} models: documents, overlays and contract are valid\n",
    )


@pytest.mark.slow
def test_an_overlay_for_one_document_changes_no_other(project: Project) -> None:
    """`extends` is relative to the overlay."""
    overlay("target: $.info\n    update: {x-test: 1}\n    x-expect-matches: 1")(project)
    assert f"its target matches {len(FILES)} places, x-expect-matches says 1" in run(project, "check").output

    extend(project, "../../vendor/pixverse/lip-sync.json")
    assert run(project, "build").exit_code == 0


def json_schema(message: Any) -> Any:
    """The schema of a request body or a response."""
    return message["content"]["application/json"]["schema"]


THEIRS = {"description": "Their words."}
VENDOR_MOVES: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "describes the id": ("video-generations.json", lambda fetch: fetch["parameters"][0].update(THEIRS)),
    "describes the create": (TEXT_TO_VIDEO, lambda create: create.update(THEIRS)),
    "describes the video": (
        TEXT_TO_VIDEO,
        lambda create: create["responses"]["200"]["content"]["application/json"]["schema"]["properties"][
            "video"
        ].update(THEIRS),
    ),
    "gives the model a default": (
        TEXT_TO_VIDEO,
        lambda create: json_schema(create["requestBody"])["properties"]["model"].update(THEIRS, default=TEXT),
    ),
}


@pytest.mark.parametrize("name", VENDOR_MOVES)
def test_descriptions_of_the_vendor_are_kept(project: Project, name: str) -> None:
    """The shared overlay describes only what the vendor does not."""
    file, change = VENDOR_MOVES[name]
    document = json.loads((project.vendor / file).read_bytes())
    ((operation,),) = (path.values() for path in document["paths"].values())
    change(operation)
    put(project, file, json.dumps(document).encode())

    assert run(project, "build").exit_code == 0
    assert project.contract.read_text().count("Their words.") >= 1


def test_a_repair_by_the_vendor_is_not_overwritten(project: Project) -> None:
    """An action that is needed in fewer documents than before is refused."""
    overlay("target: $.paths[*].post\n    x-expect-matches: 99\n    update: {x-test: 1}")(project)

    result = run(project, "check")

    assert result.exit_code == 1
    assert re.search(r"99-test\.overlay\.yaml:4 /actions/0: its target matches \d places, x-expect-m", result.output)
