"""Bad input: one clear line, exit code 1, and nothing written."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.json import sha256
from reelkit_specs.pipeline.command import specs

from .bad_input import BAD, TEXT_TO_VIDEO, edit, extend, move, overlay, put


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(specs, [*arguments, "--project", str(project.root)])


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "command",
    ["check", pytest.param("build", marks=pytest.mark.slow), pytest.param("generate", marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_said_in_one_line_and_nothing_is_written(project: Project, case: str, command: str) -> None:
    """Every command of the pipeline refuses it, and leaves contract.json and generated/ as they are."""
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


def test_a_stale_hash_is_said_with_both_values(project: Project) -> None:
    """Editing one enum value of a vendor document fails the check until its hash is recorded."""
    path = project.vendor / TEXT_TO_VIDEO
    path.write_bytes(path.read_bytes().replace(b'"cyberpunk"', b'"cyberpunks"'))

    result = run(project, "check")

    assert result.exit_code == 1
    (line,) = result.output.splitlines()
    assert line.startswith(f"specs/vendor/{TEXT_TO_VIDEO}: changed: its sha256 is {sha256(path.read_bytes())}, specs/")


@pytest.mark.slow
def test_after_recording_the_hash_the_client_must_be_generated_anew(project: Project) -> None:
    """And after generating all is in order; twice gives the same."""
    path = project.vendor / TEXT_TO_VIDEO
    put(project, TEXT_TO_VIDEO, path.read_bytes().replace(b'"cyberpunk"', b'"cyberpunks"'))

    stale = run(project, "generate", "--check")
    assert stale.exit_code == 1
    assert "generated/reelkit_api/models/pixverse_v5_text_to_video_style.py: not what the documents" in stale.output
    assert "specs/reelkit_specs/contract.json: not what" in stale.output
    assert "specs/reelkit_specs/contract.json: not what the documents and overlays give" in run(project, "check").output

    assert run(project, "generate").exit_code == 0
    assert run(project, "generate", "--check").exit_code == 0
    assert run(project, "check").exit_code == 0
    style = (project.client / "models" / "pixverse_v5_text_to_video_style.py").read_text()
    assert "cyberpunks" in style


def test_a_defect_that_the_vendor_repaired_does_not_stay_patched(project: Project) -> None:
    """An action for one document that has become useless fails the build, and says so."""
    edit("pixverse/lip-sync.json", lambda schema: schema["properties"]["audio_url"].update(description="A sound."))(
        project
    )

    result = run(project, "check")

    assert result.exit_code == 1
    assert "30-pixverse-rules.overlay.yaml /actions/3: its target matches nothing" in result.output
    assert "repaired by the vendor?" in result.output


def test_a_shared_defect_that_the_vendor_repaired_is_counted_no_more(project: Project) -> None:
    """An action that applies by condition looks for the defect itself; CHANGES.md counts the documents that have it."""
    defect = "**The default of an integer is an integer.**"
    assert run(project, "build").exit_code == 0
    (before,) = [line for line in project.changes.read_text().splitlines() if defect in line]

    for file in ("v5-transition", "v5-image-to-video", "v5-text-to-video", "v5.5-text-to-video", "v5.5-image-to-video"):
        edit(f"pixverse/{file}.json", lambda schema: schema["properties"]["duration"].update(default=5))(project)
    assert run(project, "build").exit_code == 0
    (after,) = [line for line in project.changes.read_text().splitlines() if defect in line]

    assert before.endswith("Documents with this defect: 5.")
    assert after.endswith("Documents with this defect: 0.")


def test_outside_a_checkout_it_says_so(tmp_path: Path) -> None:
    """With what to do."""
    result = CliRunner().invoke(specs, ["check", "--project", str(tmp_path)])

    assert result.exit_code == 1
    assert "no specs/sources.toml here or in any folder above; go into a checkout" in result.output


@pytest.mark.slow
def test_what_cannot_be_written_is_said(project: Project) -> None:
    """A folder where a file should be; what was there before stays."""
    project.changes.unlink()
    project.changes.mkdir()
    before = tree(project.root)
    path = project.vendor / TEXT_TO_VIDEO
    put(project, TEXT_TO_VIDEO, path.read_bytes().replace(b'"cyberpunk"', b'"cyberpunks"'))

    assert run(project, "generate").exit_code == 0  # a folder is replaced like a file
    assert project.changes.is_file()
    assert tree(project.root) != before


def test_what_cannot_be_read_is_said(project: Project) -> None:
    """Without a traceback."""
    project.sources.unlink()
    project.sources.mkdir()

    result = run(project, "check")

    assert result.exit_code == 1
    assert "no specs/sources.toml here" in result.output


@pytest.mark.slow
def test_files_that_are_missing_or_left_over_are_named(project: Project) -> None:
    """By the check that generates anew."""
    (project.client / "py.typed").unlink()
    (project.client / "stale.py").touch()

    result = run(project, "generate", "--check")

    assert "generated/reelkit_api/py.typed: missing;" in result.output
    assert "generated/reelkit_api/stale.py: the contract gives no such file;" in result.output


def test_a_checkout_is_found_from_inside(project: Project) -> None:
    """As git finds its own."""
    result = CliRunner().invoke(specs, ["check", "--project", str(project.overlays / "reader")])

    assert (result.exit_code, result.output) == (0, "6 models: documents, overlays and contract are in order\n")


def test_an_overlay_for_one_document_leaves_the_others_alone(project: Project) -> None:
    """`extends` names it, as seen from the overlay."""
    overlay("target: $.info\n    update: {x-test: 1}\n    x-expect-matches: 1")(project)
    assert "its target matches 9 places, x-expect-matches says 1" in run(project, "check").output

    extend(project, "../../vendor/pixverse/lip-sync.json")
    assert run(project, "build").exit_code == 0


VENDOR_MOVES = {
    "describes the id": (
        "video-generations.json",
        b'"name":"generation_id"',
        b'"name":"generation_id","description":"Their words."',
    ),
    "describes the create": (TEXT_TO_VIDEO, b'"post":{', b'"post":{"description":"Their words.",'),
    "describes the video": (TEXT_TO_VIDEO, b'"video":{', b'"video":{"description":"Their words.",'),
    "gives the model a default": (
        TEXT_TO_VIDEO,
        b'"enum":["pixverse/v5/text-to-video"]',
        b'"enum":["pixverse/v5/text-to-video"],"default":"pixverse/v5/text-to-video","description":"Their words."',
    ),
}


@pytest.mark.parametrize("name", VENDOR_MOVES)
def test_the_vendors_own_words_come_first(project: Project, name: str) -> None:
    """What the shared overlay says, it says only where the vendor is silent."""
    move(project, *VENDOR_MOVES[name])

    assert run(project, "build").exit_code == 0
    assert project.contract.read_text().count("Their words.") >= 1


def test_a_repair_by_the_vendor_is_never_written_over(project: Project) -> None:
    """An action for single documents that is needed in fewer of them than before fails the build."""
    move(project, TEXT_TO_VIDEO, b" The 1080p quality option does not support 8-second videos.", b"")

    result = run(project, "check")

    assert result.exit_code == 1
    assert "specs/overlays/documents/" in result.output
