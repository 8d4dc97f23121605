"""Pulling the vendor's documents: changes are shown first, and written only when asked for."""

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reelkit_specs import counted
from reelkit_specs._documents.checkout import Project
from reelkit_specs._vendor.download import open_store
from reelkit_specs._vendor.glossary import read_glossary
from reelkit_specs._vendor.service import SERVICE
from reelkit_specs._vendor.sources import read_openapi, read_sources
from reelkit_specs.pipeline import _pull_commands
from reelkit_specs.pipeline.command import specs
from tests.conftest import COLLECTED
from tests.specs import bad_input
from tests.specs.pull_command import pull
from tests.specs.small_checkout import FILES
from tests.specs.steps.test_import_documents import tree
from tests.specs.steps.test_transcribe import differing_facts, wording
from tests.specs.vendor_faults import OTHER, OTHER_FILE, TEXT, TEXT_FILE, edit, longer
from tests.specs.vendor_site import Site, closed_port

pytestmark = pytest.mark.slow


def test_without_changes_nothing_is_written(project: Project, site: Site) -> None:
    """Every published document is fetched once, the others never."""
    before = tree(project.root)

    result = pull(project, site.url, "--write")

    assert (result.exit_code, result.output) == (0, "no change in meaning\n")
    assert sorted(site.fetched) == sorted(site.documents)
    assert tree(project.root) == before


def test_a_change_is_shown_and_written_with_write(project: Project, site: Site) -> None:
    """Only the document and its entry. The next pull has no changes."""
    edit(site, TEXT, longer)
    before = tree(project.root)

    shown = pull(project, site.url)
    assert shown.exit_code == 10
    assert "pixverse/v5-text-to-video.json" in shown.output
    assert "`duration` now allows 99" in shown.output
    assert "nothing written; use --write to write the changes" in shown.output
    assert tree(project.root) == before

    assert pull(project, site.url, "--write").exit_code == 10
    after = tree(project.root)
    assert {name for name in after if before.get(name) != after[name]} == {
        f"specs/vendor/{TEXT_FILE}",
        "specs/sources.toml",
    }
    made = read_openapi((project.vendor / TEXT_FILE).read_bytes(), TEXT_FILE)
    assert differing_facts(read_openapi(site.documents[TEXT], TEXT), made) == []
    assert {*wording(made)} <= {text for _, text in read_glossary(project).texts()}
    assert pull(project, site.url).exit_code == 0
    assert CliRunner().invoke(specs, ["build", "--project", str(project.root)]).exit_code == 0


def test_sources_toml_keeps_comments_and_order(project: Project, site: Site) -> None:
    """Only lines of one entry change: a transcription takes the place of the vendor's own document."""
    edit(site, TEXT, longer)
    before = project.sources.read_text().splitlines()

    assert pull(project, site.url, "--write").exit_code == 10

    after = project.sources.read_text().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    names = [new.split(" = ")[0] for _, new in changed]
    assert [name for name in names if name != "date"] == ["origin", "sha256"]  # the date may be today already
    assert changed[0] == ('origin = "verbatim"', 'origin = "transcribed"')


@pytest.mark.parametrize("command", ["pull", "regenerate"])
def test_a_field_that_the_glossary_does_not_describe_is_not_written(project: Project, site: Site, command: str) -> None:
    """It is named, with its model; the vendor's sentence about it is written nowhere."""
    edit(site, TEXT, lambda schema: schema["properties"].update(shimmer={"type": "string", "description": "Theirs."}))
    before = tree(project.root)

    options = ["--write"] if command == "pull" else []
    said = CliRunner().invoke(specs, [command, "--project", str(project.root), "--from", site.url, *options])

    assert said.exit_code == 1
    assert re.search("does not describe `shimmer` of pixverse/v5/text-to-video.*; add it below `request`", said.stderr)
    assert "before this can be written, correct: " in pull(project, site.url).stdout
    assert tree(project.root) == before


def test_a_text_of_the_glossary_that_the_vendor_uses_is_not_written(project: Project, site: Site) -> None:
    """Eight words in a row are enough."""
    [theirs] = [text for (*_, name), text in read_glossary(project).texts() if name == "negative_prompt"]
    edit(site, TEXT, lambda schema: schema["properties"]["prompt"].update(maxLength=3, description=theirs))
    before = tree(project.root)

    said = pull(project, site.url, "--write")

    assert (said.exit_code, tree(project.root)) == (1, before)
    assert "specs/glossary.yaml /request/negative_prompt: the vendor's own words: " in said.stderr


def test_a_change_of_notation_is_not_written(project: Project, site: Site) -> None:
    """Two of three edits of the vendor have no meaning."""
    edit(site, TEXT, lambda schema: schema["properties"].update(prompt=schema["properties"].pop("prompt")))
    before = tree(project.root)

    result = pull(project, site.url, "--write")

    assert result.exit_code == 0
    assert "no change in meaning" in result.output
    assert f"Changed only in wording, so not written:\n- {TEXT_FILE}\n" in result.output
    assert tree(project.root) == before


def test_only_named_models_are_fetched(project: Project, site: Site) -> None:
    """No other document is fetched."""
    edit(site, TEXT, longer)

    assert pull(project, site.url, "pixverse/lip-sync", OTHER_FILE).exit_code == 0
    assert sorted(site.fetched) == sorted(["PixVerse/lip-sync.json", OTHER])
    assert pull(project, site.url, "pixverse/v5/text-to-video").exit_code == 10
    assert pull(project, site.url, "pixverse/v5-5-text-to-video").exit_code == 0  # as the contract spells it
    assert (
        "maker/none: no published document of the project has this name" in pull(project, site.url, "maker/none").output
    )


def test_a_folder_is_read_like_a_site(project: Project, site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Such as a checkout of the vendor's reference."""
    folder = tmp_path_factory.mktemp("reference")
    edit(site, TEXT, longer)
    for path, raw in site.documents.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(raw)

    assert pull(project, str(folder), "--write").exit_code == 10
    (folder / TEXT).unlink()
    assert f"{TEXT}: cannot be read: No such file or directory" in pull(project, str(folder)).output


def as_published(project: Project, site: Site) -> None:
    """With the defaults that the shared overlay repairs, in case the vendor has repaired them since."""
    for source in read_sources(project).entries:
        if source.path and "v5" in source.path:
            bad_input.edit(source.file, text_default)(project)
            edit(site, source.path, text_default)


def text_default(schema: dict[str, Any]) -> None:
    schema["properties"]["duration"]["default"] = "5"


def test_overlay_actions_that_a_change_affects_are_reported(project: Project, site: Site) -> None:
    """No match; outdated: no longer applies; needed less: in fewer documents."""

    def repaired(schema: dict[str, Any]) -> None:
        schema["properties"]["duration"] |= {"default": 5, "description": "The length."}

    def silent(schema: dict[str, Any]) -> None:
        schema["properties"]["audio_url"]["description"] = "A sound."
        schema["required"].append("audio_url")

    as_published(project, site)
    edit(site, TEXT, repaired)
    edit(site, "PixVerse/lip-sync.json", silent)

    said = pull(project, site.url).output

    folder = "specs/overlays/documents"
    overlay = rf"{folder}/30-pixverse-rules\.overlay\.yaml:\d+"
    assert re.search(rf"^- outdated: {overlay} /actions/0: its target matches \d+ places?", said, re.MULTILINE)
    assert re.search(rf"^- no match: {overlay} /actions/3: its target matches nothing", said, re.MULTILINE)
    count = sum(file.startswith("pixverse/v5") for file in FILES)  # those with a duration
    assert f"changes {counted(count - 1, 'document')}, previously {count}; nothing to do" in said


def test_a_shared_repair_that_is_needed_nowhere_is_idle(project: Project, site: Site) -> None:
    """The action stays, because the defect may come back."""
    as_published(project, site)
    for path in site.documents:
        if "v5" in path:
            edit(site, path, lambda schema: schema["properties"]["duration"].update(default=5))

    said = pull(project, site.url).output

    assert "- not needed now: specs/overlays/documents/90-every-document.overlay.yaml" in said
    assert re.search(r"changes 0 documents, previously \d+; nothing to do", said)


def test_the_report_can_be_markdown(project: Project, site: Site) -> None:
    """For an automatic pull request."""
    edit(site, TEXT, longer)

    said = pull(project, site.url, "--format", "markdown").output

    assert said.splitlines()[0].endswith("compatible.")
    assert "### Compatible" in said


def test_an_interrupted_pull_writes_nothing(project: Project, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between two files."""
    edit(site, TEXT, longer)
    edit(site, OTHER, longer)
    before = tree(project.root)
    rename, steps = Path.rename, iter(range(100))

    def interrupted(path: Path, target: Path) -> Path:
        if next(steps) == 3:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    assert pull(project, site.url, "--write").exit_code != 0
    assert tree(project.root) == before


def test_the_published_documents_have_the_facts_of_the_transcriptions(project: Project, corpus: Path) -> None:
    """No fact differs."""
    if any(source.date > COLLECTED for source in read_sources(project).entries):
        pytest.skip("documents were pulled since the vendor material was collected")

    result = pull(project, str(corpus))

    assert (result.exit_code, result.output.splitlines()[0]) == (0, "no change in meaning")


def test_the_default_places_are_those_of_sources_toml(
    project: Project, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service, and the reference beside it or without it. Without both, the error says so."""
    monkeypatch.setattr(_pull_commands, "open_store", opened := OpenedStores(site))
    command = ["pull", "--project", str(project.root)]
    given = read_sources(project)
    assert (given.service, given.reference is None) == (SERVICE, False)

    text = project.sources.read_text()
    project.sources.write_text(text.replace(f'"{SERVICE}"', f'"http://127.0.0.1:{closed_port()}"'))
    assert "/v1/models: http://127.0.0.1:" in CliRunner().invoke(specs, command).output

    project.sources.write_text(without_service := text.replace("service = ", "# service = "))
    assert CliRunner().invoke(specs, command).exit_code == 0
    assert opened.addresses == [given.reference] * 2

    project.sources.write_text(without_service.replace("reference = ", "# reference = "))
    assert "specs/sources.toml: it names no place to read documents from;" in CliRunner().invoke(specs, command).output


class OpenedStores:
    """Opens the site for every address and records the addresses."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.addresses: list[str | None] = []

    def __call__(self, address: str, seconds: float) -> Any:
        self.addresses.append(address)
        return open_store(self.site.url, seconds)
