"""The vendor's documents in the repository."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.json import sha256
from reelkit_specs._documents.walk import operations
from reelkit_specs._vendor.sources import Source, read_documents, read_sources
from tests.conftest import COLLECTED, ROOT

LISTED = read_sources(Project(ROOT))
SOURCES = LISTED.entries
PIXVERSE = [source for source in SOURCES if source.file.startswith("pixverse/") and "legacy" not in source.file]
LEGACY = "/v2/generate/video/pixverse/generation"
MEANING = ("type", "enum", "default", "format", "minimum", "maximum", "minLength", "maxLength", "nullable")


def by_name(sources: list[Source]) -> Any:
    return pytest.mark.parametrize("source", sources, ids=[source.file for source in sources])


def body(document: dict[str, Any]) -> dict[str, Any]:
    (operation,) = (found for found in operations(document) if found.method == "post")
    schema: dict[str, Any] = operation.content["requestBody"]["content"]["application/json"]["schema"]
    return schema


def skip_if_pulled(source: Source) -> None:
    """Skip documents that are newer than the vendor material."""
    if source.date > COLLECTED:
        pytest.skip(f"{source.file} was pulled since the vendor material was collected")


def facts(schema: dict[str, Any]) -> Any:
    """The meaning of a schema, whatever the notation."""
    return (
        {key: schema[key] for key in MEANING if key in schema},
        sorted(schema.get("required", [])),
        {name: facts(part) for name, part in schema.get("properties", {}).items()},
    )


def test_documents_have_the_recorded_hashes() -> None:
    """sources.toml has the hashes."""
    hashes = {source.file: sha256((ROOT / "specs" / "vendor" / source.file).read_bytes()) for source in SOURCES}

    assert hashes == {source.file: source.sha256 for source in SOURCES}


def test_all_but_two_documents_are_transcriptions() -> None:
    """The vendor's sentences are in no others."""
    verbatim = {source.file for source in SOURCES if source.origin == "verbatim"}

    assert verbatim <= {"pixverse/v5-text-to-video.json", "video-generations.json"}


@pytest.mark.parametrize(("file", "index"), [("pixverse/v5-text-to-video.json", 0), ("video-generations.json", 1)])
def test_verbatim_documents_are_unchanged(seeds: Path, file: str, index: int) -> None:
    """The two documents of the v5 text-to-video page."""
    skip_if_pulled(next(source for source in SOURCES if source.file == file))

    page = (seeds / "v5-text-to-video.page.md").read_bytes()
    fences = re.findall(rb"```json\n(.*?)\n```", page, re.DOTALL)

    assert (ROOT / "specs" / "vendor" / file).read_bytes() == fences[index]


@by_name(PIXVERSE)
def test_transcriptions_have_the_facts_of_the_vendor(corpus: Path, source: Source) -> None:
    """Fields, types, enums, defaults, required fields and bounds."""
    skip_if_pulled(source)

    ours = json.loads((ROOT / "specs" / "vendor" / source.file).read_bytes())
    theirs = json.loads((corpus / "PixVerse" / Path(source.file).name).read_bytes())

    assert facts(body(ours)) == facts(body(theirs))
    for mine, published in zip(operations(ours), operations(theirs), strict=True):
        assert (mine.path, mine.method) == (published.path, published.method)
        for status in mine.content["responses"] | published.content["responses"]:
            responses = [op.content["responses"][status]["content"]["application/json"] for op in (mine, published)]
            assert facts(responses[0]["schema"]) == facts(responses[1]["schema"])


@by_name([source for source in PIXVERSE if source.origin == "transcribed"])
def test_transcriptions_keep_the_defects_of_the_vendor(checkout: Project, source: Source) -> None:
    """Overlays repair them, so that a repair by the vendor shows."""
    (document,) = read_documents_named(checkout, source.file)
    (operation,) = operations(document)
    duration = body(document)["properties"].get("duration")

    assert operation.content["operationId"] == "_v2_video_generations"
    assert "security" not in operation.content
    assert "description" not in operation.content["responses"]["200"]
    assert body(document)["title"] == body(document)["properties"]["model"]["enum"][0]
    assert duration is None or duration["default"] == "5"


def test_the_earlier_page_has_none_of_these_defects(checkout: Project) -> None:
    """The legacy documents have security, describe their responses and have no string default."""
    documents = read_documents_named(checkout, "pixverse/legacy-create.json", "pixverse/legacy-fetch.json")
    found = [operation for document in documents for operation in operations(document)]

    assert [(op.method, op.path) for op in found] == [("post", LEGACY), ("get", LEGACY)]
    assert all(op.content["security"] == [{"access-token": []}] for op in found)
    assert all(op.content["responses"]["200"]["description"] == "Successfully generated video" for op in found)
    assert "default" not in body(documents[0])["properties"]["duration"]
    assert not any(name.startswith("lip_sync") for name in body(documents[0])["properties"])


def test_legacy_addresses_are_those_that_the_pages_name() -> None:
    """The v5 pages name both calls, the v5.5 pages the fetch, all others none."""
    for source in SOURCES:
        both, fetch = (source.file.startswith(f"pixverse/{name}-") for name in ("v5", "v5.5"))
        assert source.legacy_create == (LEGACY if both else None)
        assert source.legacy_fetch == (LEGACY if both or fetch else None)


def read_documents_named(checkout: Project, *names: str) -> list[dict[str, Any]]:
    return [document.content for document in read_documents(checkout, LISTED) if document.source.file in names]
