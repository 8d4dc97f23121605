"""Bad input: one clear line, exit code 1, and nothing written."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reelkit_specs.pipeline._json import sha256
from reelkit_specs.pipeline._project import Project
from reelkit_specs.pipeline.command import specs

from .bad_input import BAD, TEXT_TO_VIDEO, edit, put


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(specs, [*arguments, "--project", str(project.root)])


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", ["check", "build", "generate"])
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
    assert len(lines) == 1 or all(line.startswith("specs/") for line in lines)
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


def test_after_recording_the_hash_the_client_must_be_generated_anew(project: Project) -> None:
    """And after generating all is in order; twice gives the same."""
    path = project.vendor / TEXT_TO_VIDEO
    put(project, TEXT_TO_VIDEO, path.read_bytes().replace(b'"cyberpunk"', b'"cyberpunks"'))

    stale = run(project, "generate", "--check")
    assert stale.exit_code == 1
    assert "generated/reelkit_api/models/pixverse_v5_text_to_video_style.py: differs from what" in stale.output
    assert "specs/reelkit_specs/contract.json: differs" in stale.output
    assert "specs/reelkit_specs/contract.json: not what the documents and overlays give" in run(project, "check").output

    assert run(project, "generate").exit_code == 0
    assert run(project, "generate", "--check").exit_code == 0
    assert run(project, "check").exit_code == 0
    style = (project.client / "models" / "pixverse_v5_text_to_video_style.py").read_text()
    assert "cyberpunks" in style


def test_a_defect_that_the_vendor_repaired_does_not_stay_patched(project: Project) -> None:
    """An action that has become useless fails the build, and says so."""
    edit("pixverse/lip-sync.json", lambda schema: schema["properties"]["audio_url"].pop("format"))(project)
    edit("pixverse/lip-sync.json", lambda schema: schema["properties"]["video_url"].pop("format"))(project)
    edit("pixverse/v5-transition.json", lambda schema: schema["properties"]["tail_image_url"].pop("format"))(project)

    result = run(project, "check")

    assert result.exit_code == 1
    assert "90-every-document.overlay.yaml /actions/9: its target matches nothing" in result.output
    assert "repaired by the vendor?" in result.output


def test_outside_a_checkout_it_says_so(tmp_path: Path) -> None:
    """With what to do."""
    result = CliRunner().invoke(specs, ["check", "--project", str(tmp_path)])

    assert result.exit_code == 1
    assert "no specs/sources.toml here or in any folder above; go into a checkout" in result.output
