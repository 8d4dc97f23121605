"""`reelkit specs transcribe`: the vendor's facts in our own words, of all documents that can be joined, or of none."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reelkit_specs._diff import changes
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.json import Json
from reelkit_specs._documents.models import model_ids
from reelkit_specs._vendor.sources import read_openapi, read_sources
from reelkit_specs.pipeline.command import specs
from tests.conftest import ROOT
from tests.models import pixverse
from tests.specs.steps.test_import_documents import another, tree
from tests.specs.vendor.test_sources import body
from tests.specs.vendor_faults import OTHER_FILE

pytestmark = pytest.mark.slow

PROMPT = "Say in your own words what the finished video ought to show us."
FRAME = "A link to a picture, or a picture of yours in Base64, to begin with."
SIZES = "A list of all the sizes, of which each may be taken."
# The documents of the vendor that are refused. A legacy address is only for models of its maker.
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
POINTER = "/paths/~1v2~1video~1generations/post/requestBody/content/application~1json/schema/properties"
GLOSSARY = """\
request:
  model: The id of the model.
  prompt: What the video shows.
  frame: "The first frame: a link, or the image in Base64."
  size: {maker/*: Size of the video., other/*: Size of another video.}
response:
  credits_used: The cost.
  error: What went wrong.
  message: What happened.
  name: The kind of error.
  id: The id of the job.
  meta: More.
  status: How far it is.
  url: The link.
  usage: The cost.
  video: The video.
"""


def sample(post: Json) -> None:
    """Make a create of our own of it, with a vendor's prose and some of its defects."""
    schema = post["requestBody"]["content"]["application/json"]["schema"]
    model = schema["properties"]["model"]
    schema["properties"] = {
        "model": model,
        "prompt": {"type": "string", "description": PROMPT, "maxLength": 100},
        "frame": {"type": "string", "format": "uri", "description": FRAME},
        "size": {"type": "integer", "enum": [1, 2], "default": "1", "description": SIZES, "example": 2},
    }
    schema["required"] = ["model", "prompt"]
    post["x-codeSamples"] = [{"source": "curl"}]


@pytest.fixture
def folder(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents of our own, and a glossary that describes just them."""
    project.glossary.write_text(GLOSSARY)
    folder = tmp_path_factory.mktemp("documents")
    another(folder, "Maker/one.json", "maker/one", change=sample)
    another(folder, "Other/two.json", "other/two", change=sample)
    return folder


def run(folder: Path, project: Project, *options: str) -> Result:
    return CliRunner().invoke(specs, ["transcribe", str(folder), "--project", str(project.root), *options])


def describe(project: Project, old: str, new: str) -> None:
    """Put something else into the glossary."""
    text = project.glossary.read_text()
    assert old in text
    project.glossary.write_text(text.replace(old, new))


def wording(node: Any) -> Iterator[str]:
    """Every description below a node."""
    if isinstance(node, dict):
        yield from (value for key, value in node.items() if key == "description" and isinstance(value, str))
        yield from (text for value in node.values() for text in wording(value))
    elif isinstance(node, list):
        yield from (text for value in node for text in wording(value))


def without_words(node: Any, are_names: bool = False) -> Any:
    """A document without descriptions, samples and extensions."""
    if isinstance(node, list):
        return [without_words(item) for item in node]
    if not isinstance(node, dict):
        return node
    words = () if are_names else ("description", "summary", "example", "examples", "externalDocs")
    return {
        key: without_words(value, key == "properties" and not are_names)
        for key, value in node.items()
        if key not in words and (are_names or not key.startswith("x-"))
    }


def differing_facts(old: Json, new: Json) -> list[str]:
    return [f"{change.where}: {change.sentence}" for change in changes(old, new) if change.rule != "prose"]


def test_a_transcription_has_the_facts_and_our_words(folder: Path, project: Project, tmp_path: Path) -> None:
    """Under the path that its document has; the documents and the checkout stay as they are."""
    before = tree(folder), tree(project.root)

    result = run(folder, project, "-o", str(tmp_path / "out"))

    assert result.exit_code == 0, result.output
    assert "wrote 2 transcriptions to " in result.stdout
    assert sorted(tree(tmp_path / "out")) == ["Maker/one.json", "Other/two.json"]
    theirs, ours = (json.loads((root / "Maker/one.json").read_bytes()) for root in (folder, tmp_path / "out"))
    assert differing_facts(theirs, ours) == []
    assert without_words(ours) == without_words(theirs)
    assert {PROMPT, FRAME, SIZES} & {*wording(theirs)} == {PROMPT, FRAME, SIZES}
    assert {*wording(ours)} <= {text.strip("'\" ") for text in re.findall(r"[A-Z][^.\n]*\.", GLOSSARY)}
    shutil.rmtree(tmp_path / "out")
    assert (tree(folder), tree(project.root)) == before


def test_each_transcription_can_be_imported(folder: Path, project: Project, tmp_path: Path) -> None:
    """It has what the pipeline needs."""
    run(folder, project, "-o", str(tmp_path / "out"))

    result = CliRunner().invoke(specs, ["import", str(tmp_path / "out"), "--into", str(project.root)])

    assert result.exit_code == 0, result.output
    assert f"added 2 documents: {len(pixverse()) + 2} models now" in result.output
    origins = {source.file: source.origin for source in read_sources(project).entries}
    assert (origins["maker/one.json"], origins["other/two.json"]) == ("transcribed", "transcribed")


def test_a_document_in_other_words_is_imported_as_verbatim(folder: Path, project: Project) -> None:
    """The vendor's own, or one whose glossary has changed since."""
    result = CliRunner().invoke(specs, ["import", str(folder), "--into", str(project.root)])

    assert result.exit_code == 0, result.output
    origins = {source.file: source.origin for source in read_sources(project).entries}
    assert (origins["maker/one.json"], origins["other/two.json"]) == ("verbatim", "verbatim")


def test_without_an_output_nothing_is_written(folder: Path, project: Project) -> None:
    """Everything else is done."""
    before = tree(project.root)

    result = run(folder, project)

    assert (result.exit_code, result.stdout) == (
        0,
        "2 transcriptions are in order; nothing written, -o OUT writes them\n",
    )
    assert tree(project.root) == before


FLAWS = {
    "a field without an entry": (
        "  prompt: What the video shows.\n",
        "",
        f"Maker/one.json {POINTER}/prompt: specs/glossary.yaml does not describe `prompt` of maker/one; ",
    ),
    "a field without an entry for its model": (
        "other/*: Size of another video.",
        "",
        f"Other/two.json {POINTER}/size: specs/glossary.yaml does not describe `size` of other/two; ",
    ),
    "an entry that nothing needs": (
        "request:\n",
        "request:\n  colour: The colour.\n",
        "specs/glossary.yaml /request/colour: no document needs this entry; ",
    ),
    "a sentence of the vendor": (
        "What the video shows.",
        "Here, in your own words, what the finished video ought to be.",
        "specs/glossary.yaml /request/prompt: the vendor's own words: 'in your own words what the finished video'; ",
    ),
    "a fact that an overlay takes from the prose": (
        "a link, or the image in Base64.",
        "a link, or the image.",
        "`frame` changed from none to uri; ",
    ),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_flaw_of_the_glossary_stops_the_command(folder: Path, project: Project, tmp_path: Path, flaw: str) -> None:
    """It is named with its place, and nothing is written."""
    old, new, expected = FLAWS[flaw]
    describe(project, old, new)

    result = run(folder, project, "-o", str(tmp_path / "out"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert expected in result.stderr
    assert not (tmp_path / "out").exists()


def test_every_field_without_an_entry_is_named_at_once(folder: Path, project: Project) -> None:
    """So that one run tells all that is to be written."""
    describe(project, "  prompt: What the video shows.\n", "")

    lines = [line for line in run(folder, project).stderr.splitlines() if "does not describe" in line]

    assert [line.split()[0] for line in lines] == ["Maker/one.json", "Other/two.json"]


def test_a_transcription_of_the_checkout_needs_its_entries_too(folder: Path, project: Project) -> None:
    """One of the checked-in transcriptions has `duration`, so its entry may stay."""
    describe(project, "request:\n", "request:\n  duration: The length.\n")

    assert run(folder, project).exit_code == 0


def test_a_transcription_of_the_checkout_is_made_anew(folder: Path, project: Project, tmp_path: Path) -> None:
    """From the document that its entry in sources.toml names; a verbatim one is left alone."""
    (source,) = (each for each in read_sources(project).entries if each.file == OTHER_FILE)
    document = json.loads((project.vendor / source.file).read_bytes())
    fields = body(document)["properties"]
    for name, field in fields.items():
        field["description"] = f"With 1080p you cannot choose an 8-second {name}."
    another(folder, "PixVerse/v5-text-to-video.json", "pixverse/v5/text-to-video", change=sample)
    (folder / str(source.path)).write_text(json.dumps(document))
    entries = {name: {"pixverse/*": f"At 1080p no 8-second {name}."} for name in fields}
    entries |= {name: entries[name] | {"*": "Of the sample."} for name in ("model", "prompt")}
    text = project.glossary.read_text()
    kept = [line for line in text.splitlines() if not re.match("request|  (model|prompt):", line)]
    added = [f"  {name}: {json.dumps(entry)}" for name, entry in entries.items()]
    project.glossary.write_text("\n".join(["request:", *added, *kept]))

    result = run(folder, project, "-o", str(tmp_path / "out"))

    assert result.exit_code == 0, result.output
    assert sorted(tree(tmp_path / "out")) == ["Maker/one.json", "Other/two.json", source.path]
    assert (
        "left out: pixverse/v5/text-to-video of PixVerse/v5-text-to-video.json is taken from specs/vendor/"
        in result.stdout
    )


def test_of_two_documents_with_one_id_the_first_is_transcribed(folder: Path, project: Project, tmp_path: Path) -> None:
    """The other one is listed; if it has another model too, it is transcribed whole."""
    another(folder, "Maker/three.json", "maker/one", change=sample)
    another(folder, "Maker/two.json", "maker/one", "maker/two", change=sample)

    result = run(folder, project, "-o", str(tmp_path / "out"))

    assert result.exit_code == 0, result.output
    assert (
        "left out: maker/one of Maker/three.json is taken from Maker/one.json, which is listed before it"
        in result.stdout
    )
    assert (
        "left out: maker/one of Maker/two.json is taken from Maker/one.json, which is listed before it" in result.stdout
    )
    assert sorted(tree(tmp_path / "out")) == ["Maker/one.json", "Maker/two.json", "Other/two.json"]
    made = json.loads((tmp_path / "out" / "Maker" / "two.json").read_bytes())
    assert list(model_ids(made)) == ["maker/one", "maker/two"]


def test_a_document_that_cannot_be_joined_is_listed(folder: Path, project: Project) -> None:
    """With the reason that an import gives; the others are transcribed."""
    (folder / "broken.json").write_text("{")

    result = run(folder, project)

    assert result.exit_code == 0
    assert "refused: broken.json: not JSON" in result.stderr
    assert result.stdout.startswith("2 transcriptions are in order")


def test_nothing_but_refused_documents_is_an_error(project: Project, folder: Path) -> None:
    """Then there is nothing to write."""
    shutil.rmtree(folder / "Other")
    another(folder, "Maker/one.json", "maker/one", change=lambda post: post.update(responses={"200": {}}))
    project.glossary.write_text("request: {}\n")

    result = run(folder, project)

    assert result.exit_code == 1
    assert result.stderr.endswith("nothing to transcribe, nothing written\n")


@pytest.mark.parametrize("is_folder", [True, False])
def test_an_output_that_holds_something_is_left_alone(
    folder: Path, project: Project, tmp_path: Path, is_folder: bool
) -> None:
    """A folder with a file in it, or a file; an empty folder is taken."""
    output = tmp_path / "out"
    (output if is_folder else tmp_path).mkdir(exist_ok=True)
    mine = output / "mine.txt" if is_folder else output
    mine.write_text("mine")

    refused = run(folder, project, "-o", str(output))
    mine.unlink()
    taken = run(folder, project, "-o", str(output))

    assert refused.exit_code == 1
    assert refused.stderr == f"{output}: it exists and is not an empty folder; name a new folder\n"
    assert taken.exit_code == 0


def test_the_bytes_do_not_depend_on_the_hash_seed(folder: Path, project: Project, tmp_path: Path) -> None:
    """Two processes with different seeds write the same."""
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "reelkit", "specs", "transcribe", str(folder), "-o", str(tmp_path / seed)]
        subprocess.run(
            [*command, "--project", str(project.root)], env=os.environ | {"PYTHONHASHSEED": seed}, check=True
        )

    assert tree(tmp_path / "1") == tree(tmp_path / "2") != {}


@pytest.fixture(scope="module")
def catalogue(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Json], str]:
    """The transcriptions of all that the vendor publishes, and what the command said."""
    output = tmp_path_factory.mktemp("transcribed") / "out"
    result = run(corpus, Project(ROOT), "-o", str(output))
    assert result.exit_code == 0, result.output
    return {name: json.loads(raw) for name, raw in tree(output).items()}, result.output


def test_every_document_of_the_vendor_is_transcribed_or_listed(
    catalogue: tuple[dict[str, Json], str], corpus: Path
) -> None:
    """Once, as an import does it. Every refusal has its known reason."""
    made, said = catalogue
    left_out = set(re.findall(r"^left out: \S+ of (\S+) ", said, re.MULTILINE))
    refused = dict(re.findall(r"^refused: (\S+) (.+;) ", said, re.MULTILINE))

    assert refused == REFUSED
    assert {*made} | left_out | {*refused} == {path.relative_to(corpus).as_posix() for path in corpus.rglob("*.json")}
    assert len(made) + len(left_out) + len(refused) == len({*made} | left_out | {*refused})


def test_every_transcription_has_the_facts_of_its_document(
    catalogue: tuple[dict[str, Json], str], corpus: Path
) -> None:
    """No difference in meaning; and what is left without the words is the same, defects included."""
    for name, ours in catalogue[0].items():
        raw = (corpus / name).read_bytes()
        assert (name, differing_facts(json.loads(raw), ours)) == (name, [])
        assert (name, without_words(ours)) == (name, without_words(read_openapi(raw, name)))


def test_the_checkout_has_every_transcription(catalogue: tuple[dict[str, Json], str]) -> None:
    """As the command makes it; those of PixVerse were written before the glossary, with the same facts."""
    files = {source.path: ROOT / "specs" / "vendor" / source.file for source in read_sources(Project(ROOT)).entries}

    assert catalogue[0].keys() <= files.keys()
    for name, made in catalogue[0].items():
        checked_in = json.loads(files[name].read_bytes())
        if name.startswith("PixVerse/"):
            assert (name, differing_facts(checked_in, made)) == (name, [])
        else:
            assert (name, checked_in) == (name, made)


def test_no_transcription_has_a_sentence_of_the_vendor(catalogue: tuple[dict[str, Json], str], corpus: Path) -> None:
    """No eight words in a row are in common, counted by code of its own."""

    def eights(texts: Iterator[str]) -> set[str]:
        words = [re.sub(r"[^0-9a-z_]+", " ", text.casefold()).split() for text in texts]
        return {" ".join(each[start : start + 8]) for each in words for start in range(len(each) - 7)}

    theirs = eights(text for path in corpus.rglob("*.json") for text in wording(json.loads(path.read_bytes())))
    sources = [source for source in read_sources(Project(ROOT)).entries if source.origin == "transcribed"]
    kept = [json.loads((ROOT / "specs" / "vendor" / source.file).read_bytes()) for source in sources]
    ours = eights(text for document in (*catalogue[0].values(), *kept) for text in wording(document))

    assert len(theirs) > 1000
    assert len(ours) > 500
    assert ours & theirs == set()
